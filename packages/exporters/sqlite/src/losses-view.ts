/** The table `losses` as SQL: it joins what stands in the other tables, and holds nothing itself. */
export const LOSSES_VIEW = `CREATE VIEW "losses" AS
SELECT
  coalesce(battle."name", battle."title") AS "battle",
  battle."date_edtf",
  battle."year_start",
  battle."place_text",
  battle."country",
  loss."side",
  (
    SELECT group_concat("name", '; ') FROM (
      SELECT "name" FROM "belligerents" AS party
      WHERE party."battle_id" = loss."battle_id" AND party."side" = loss."side"
        AND party."role" = 'combatant' AND party."parent" IS NULL
      ORDER BY party."position"
    )
  ) AS "side_name",
  loss."outcome",
  loss."subject",
  loss."category",
  loss."group",
  loss."low",
  loss."high",
  loss."qualifier",
  loss."is_total",
  loss."claimant",
  loss."reported_by",
  loss."stated_in",
  event."date_edtf" AS "event_date_edtf",
  loss."quote",
  source."url",
  loss."battle_id",
  loss."loss_id"
FROM (
  SELECT "casualty_id" AS "loss_id", "battle_id", "side", "outcome", "subject", "category", "group", "low", "high",
    "qualifier", "is_total", "claimant", NULL AS "reported_by", 'infobox' AS "stated_in", NULL AS "event_id", "quote"
  FROM "casualties"
  UNION ALL
  SELECT "claim_id", "battle_id", "side", "outcome", "subject", "category", "group", "low", "high",
    "qualifier", "is_total", "claimant", "reported_by", 'prose', "event_id", "quote"
  FROM "claims" WHERE "outcome" IS NOT NULL
) AS loss
JOIN "battles" AS battle USING ("battle_id")
JOIN "sources" AS source USING ("source_id")
LEFT JOIN "events" AS event ON event."event_id" = loss."event_id";
`;
