-- The newest release in DuckDB. Run it from the root of the repository:
--   duckdb < examples/duckdb.sql

-- Where the newest release is: 1.10.0 comes after 1.9.0, so its numbers are compared and not its letters. A draft is taken
-- where nothing is released yet; to take it anyway: SET VARIABLE release = 'datasets/1.1.0-draft';
SET VARIABLE release = (
  SELECT 'datasets/' || name
  FROM (SELECT regexp_extract(file, '^datasets/([^/]+)', 1) AS name FROM glob('datasets/*/casualties.csv'))
  WHERE regexp_full_match(name, '[0-9]+\.[0-9]+\.[0-9]+(-draft)?')
  ORDER BY
    name LIKE '%-draft',
    list_transform(string_split(replace(name, '-draft', ''), '.'), lambda n: n::INTEGER) DESC
  LIMIT 1
);

CREATE VIEW battles AS FROM read_csv(getvariable('release') || '/battles.csv');
CREATE VIEW belligerents AS FROM read_csv(getvariable('release') || '/belligerents.csv');
CREATE VIEW casualties AS FROM read_csv(getvariable('release') || '/casualties.csv');
CREATE VIEW claims AS FROM read_csv(getvariable('release') || '/claims.csv');

CREATE VIEW sides AS
SELECT battle_id, side, string_agg(name, ', ' ORDER BY position) AS name
FROM belligerents
WHERE role = 'combatant'
GROUP BY battle_id, side;

-- What each side lost. A range stays two numbers; an empty one is an open end, or no number at all.
SELECT battles.title, sides.name AS side, outcome, coalesce(subject, category) AS what, low, high, qualifier
FROM casualties
JOIN battles USING (battle_id)
LEFT JOIN sides USING (battle_id, side)
ORDER BY battles.title, casualties.side, casualties.position;

-- Where two speak of the same side's losses in the same battle, and their numbers do not meet. They may speak of different
-- days: the quotes tell.
SELECT
  battles.title, coalesce(sides.name, 'side not said') AS side, one.outcome,
  one.claimant, one.low, one.high, one.quote,
  other.claimant AS other_claimant, other.low AS other_low, other.high AS other_high, other.quote AS other_quote
FROM claims AS one
JOIN claims AS other
  ON one.battle_id = other.battle_id
  AND one.side IS NOT DISTINCT FROM other.side
  AND one.outcome = other.outcome
  AND one.category = other.category
  AND one.claimant < other.claimant
  AND (one.high < other.low OR other.high < one.low)
JOIN battles ON battles.battle_id = one.battle_id
LEFT JOIN sides ON sides.battle_id = one.battle_id AND sides.side = one.side
ORDER BY battles.title, side, one.outcome, one.claimant;
