-- Run in this folder: duckdb battles.duckdb < load.sql

CREATE TABLE "sources" (
  "source_id" VARCHAR NOT NULL,
  "file" VARCHAR NOT NULL,
  "title" VARCHAR,
  "url" VARCHAR,
  "revision" VARCHAR,
  "retrieved" DATE,
  "licence" VARCHAR,
  "attribution" VARCHAR,
  "sha256" VARCHAR NOT NULL,
  "characters" INTEGER NOT NULL,
  "wikidata" VARCHAR,
  PRIMARY KEY ("source_id")
);
COMMENT ON TABLE "sources" IS 'The texts that the values were read from';
COMMENT ON COLUMN "sources"."source_id" IS 'Stable id';
COMMENT ON COLUMN "sources"."file" IS 'The file of the text';
COMMENT ON COLUMN "sources"."title" IS 'The title of the article at its origin';
COMMENT ON COLUMN "sources"."url" IS 'The address of the article';
COMMENT ON COLUMN "sources"."revision" IS 'The revision of the article, where it is known';
COMMENT ON COLUMN "sources"."retrieved" IS 'The day on which the text was retrieved, where it is known';
COMMENT ON COLUMN "sources"."licence" IS 'The licence of the text, as an SPDX identifier';
COMMENT ON COLUMN "sources"."attribution" IS 'Who is to be named';
COMMENT ON COLUMN "sources"."sha256" IS 'SHA-256 of the bytes of the file, hexadecimal';
COMMENT ON COLUMN "sources"."characters" IS 'Length of the text';
COMMENT ON COLUMN "sources"."wikidata" IS 'The item of the article in Wikidata, such as `Q123`, where it is known';
INSERT INTO "sources" SELECT * FROM read_parquet('sources.parquet');

CREATE TABLE "battles" (
  "battle_id" VARCHAR NOT NULL,
  "title" VARCHAR,
  "name" VARCHAR,
  "part_of" VARCHAR,
  "date_text" VARCHAR,
  "date_edtf" VARCHAR,
  "date_start" DATE,
  "date_end" DATE,
  "year_start" INTEGER,
  "year_end" INTEGER,
  "date_precision" VARCHAR CHECK ("date_precision" IN ('day', 'month', 'season', 'year', 'decade', 'century')),
  "place_text" VARCHAR,
  "place_relation" VARCHAR CHECK ("place_relation" IN ('near', 'off', 'between', 'in')),
  "locality" VARCHAR,
  "region" VARCHAR,
  "country" VARCHAR,
  "place_now" VARCHAR,
  "latitude" DOUBLE,
  "longitude" DOUBLE,
  "result_text" VARCHAR,
  "result" VARCHAR CHECK ("result" IN ('victory', 'defeat', 'draw', 'inconclusive', 'disputed', 'ongoing', 'ceasefire', 'other')),
  "decisiveness" VARCHAR CHECK ("decisiveness" IN ('decisive', 'pyrrhic', 'tactical', 'strategic', 'major', 'minor')),
  "victor" VARCHAR,
  "victor_side" INTEGER,
  "territory" VARCHAR,
  "source_id" VARCHAR NOT NULL,
  PRIMARY KEY ("battle_id"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id")
);
COMMENT ON TABLE "battles" IS 'One row a battle';
COMMENT ON COLUMN "battles"."battle_id" IS 'Stable id, made from the title';
COMMENT ON COLUMN "battles"."title" IS 'The title of the article';
COMMENT ON COLUMN "battles"."name" IS 'The name of the battle';
COMMENT ON COLUMN "battles"."part_of" IS 'The war or campaign';
COMMENT ON COLUMN "battles"."date_text" IS 'The date as written';
COMMENT ON COLUMN "battles"."date_edtf" IS 'The extent of the battle in EDTF level 1 (ISO 8601-2)';
COMMENT ON COLUMN "battles"."date_start" IS 'First possible day, in the calendar of the text: Julian before 1582 unless it says otherwise, the New Style where it has both; null before the common era';
COMMENT ON COLUMN "battles"."date_end" IS 'Last possible day, in the calendar of the text: Julian before 1582 unless it says otherwise, the New Style where it has both; null before the common era';
COMMENT ON COLUMN "battles"."year_start" IS 'First possible year, astronomical: 1 BC is 0';
COMMENT ON COLUMN "battles"."year_end" IS 'Last possible year, astronomical: 1 BC is 0';
COMMENT ON COLUMN "battles"."date_precision" IS 'How exactly the date is stated';
COMMENT ON COLUMN "battles"."place_text" IS 'The place as written';
COMMENT ON COLUMN "battles"."place_relation" IS 'How the battle lies to the place';
COMMENT ON COLUMN "battles"."locality" IS 'The first part of the place';
COMMENT ON COLUMN "battles"."region" IS 'What stands between locality and country';
COMMENT ON COLUMN "battles"."country" IS 'The last part of the place, where it is or was a sovereign state';
COMMENT ON COLUMN "battles"."place_now" IS 'The present-day name of the place';
COMMENT ON COLUMN "battles"."latitude" IS 'Latitude, north positive';
COMMENT ON COLUMN "battles"."longitude" IS 'Longitude, east positive';
COMMENT ON COLUMN "battles"."result_text" IS 'The result as written';
COMMENT ON COLUMN "battles"."result" IS 'What the result amounts to';
COMMENT ON COLUMN "battles"."decisiveness" IS 'How the victory is described';
COMMENT ON COLUMN "battles"."victor" IS 'The winner as written';
COMMENT ON COLUMN "battles"."victor_side" IS 'The side that the winner is named on; null where the names do not match';
COMMENT ON COLUMN "battles"."territory" IS 'Changes of territory as written';
COMMENT ON COLUMN "battles"."source_id" IS 'The source text';
INSERT INTO "battles" SELECT * FROM read_parquet('battles.parquet');

CREATE TABLE "infobox" (
  "field_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "key" VARCHAR NOT NULL,
  "position" INTEGER NOT NULL,
  "text" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("field_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "infobox" IS 'Every field of the infobox, known or not, as written';
COMMENT ON COLUMN "infobox"."field_id" IS 'Stable id';
COMMENT ON COLUMN "infobox"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "infobox"."key" IS 'The name of the field as written';
COMMENT ON COLUMN "infobox"."position" IS 'Place of the field in the infobox, from 1';
COMMENT ON COLUMN "infobox"."text" IS 'The value as written; null where it is empty (the quote is then the key)';
COMMENT ON COLUMN "infobox"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "infobox"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "infobox"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "infobox"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "infobox"."rule" IS 'The name of the reading rule';
INSERT INTO "infobox" SELECT * FROM read_parquet('infobox.parquet');

CREATE TABLE "belligerents" (
  "belligerent_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "side" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "name" VARCHAR NOT NULL,
  "role" VARCHAR NOT NULL CHECK ("role" IN ('combatant', 'supporter')),
  "parent" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("belligerent_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "belligerents" IS 'The parties to the battle';
COMMENT ON COLUMN "belligerents"."belligerent_id" IS 'Stable id';
COMMENT ON COLUMN "belligerents"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "belligerents"."side" IS 'The side, as numbered by the infobox (1, 2, 3 …); from the number of the field CombatantN';
COMMENT ON COLUMN "belligerents"."position" IS 'Place among the rows of its side, in the order of the text, from 1';
COMMENT ON COLUMN "belligerents"."name" IS 'The party, without residue';
COMMENT ON COLUMN "belligerents"."role" IS 'Whether the party fought or supported';
COMMENT ON COLUMN "belligerents"."parent" IS 'The party or heading that it stands under';
COMMENT ON COLUMN "belligerents"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "belligerents"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "belligerents"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "belligerents"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "belligerents"."rule" IS 'The name of the reading rule';
INSERT INTO "belligerents" SELECT * FROM read_parquet('belligerents.parquet');

CREATE TABLE "commanders" (
  "commander_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "side" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "name" VARCHAR NOT NULL,
  "rank" VARCHAR,
  "status" VARCHAR CHECK ("status" IN ('killed', 'wounded', 'captured', 'surrendered', 'executed', 'missing', 'died')),
  "affiliation" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("commander_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "commanders" IS 'Who commanded';
COMMENT ON COLUMN "commanders"."commander_id" IS 'Stable id';
COMMENT ON COLUMN "commanders"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "commanders"."side" IS 'The side, as numbered by the infobox (1, 2, 3 …); from the number of the field CommanderN';
COMMENT ON COLUMN "commanders"."position" IS 'Place among the rows of its side, in the order of the text, from 1';
COMMENT ON COLUMN "commanders"."name" IS 'The person, without rank, marks and residue';
COMMENT ON COLUMN "commanders"."rank" IS 'The rank as written';
COMMENT ON COLUMN "commanders"."status" IS 'What became of the person in the battle';
COMMENT ON COLUMN "commanders"."affiliation" IS 'The party that the person belongs to, as written';
COMMENT ON COLUMN "commanders"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "commanders"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "commanders"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "commanders"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "commanders"."rule" IS 'The name of the reading rule';
INSERT INTO "commanders" SELECT * FROM read_parquet('commanders.parquet');

CREATE TABLE "strengths" (
  "strength_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "side" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "subject" VARCHAR,
  "category" VARCHAR NOT NULL CHECK ("category" IN ('personnel', 'civilian', 'vehicle', 'aircraft', 'ship', 'artillery', 'animal', 'formation', 'other')),
  "low" INTEGER,
  "high" INTEGER,
  "qualifier" VARCHAR NOT NULL CHECK ("qualifier" IN ('exact', 'range', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'vague', 'unknown')),
  "is_total" BOOLEAN NOT NULL,
  "group" VARCHAR,
  "claimant" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("strength_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "strengths" IS 'What each side had';
COMMENT ON COLUMN "strengths"."strength_id" IS 'Stable id';
COMMENT ON COLUMN "strengths"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "strengths"."side" IS 'The side, as numbered by the infobox (1, 2, 3 …); from the number of the field StrengthN';
COMMENT ON COLUMN "strengths"."position" IS 'Place among the rows of its side, in the order of the text, from 1';
COMMENT ON COLUMN "strengths"."subject" IS 'The counted noun as written';
COMMENT ON COLUMN "strengths"."category" IS 'What kind of thing is counted';
COMMENT ON COLUMN "strengths"."low" IS 'The least number that the text allows; null where it gives no lower bound';
COMMENT ON COLUMN "strengths"."high" IS 'The greatest number that the text allows; null where it gives no upper bound';
COMMENT ON COLUMN "strengths"."qualifier" IS 'How the number is meant';
COMMENT ON COLUMN "strengths"."is_total" IS 'Whether the figure covers other figures of the same value';
COMMENT ON COLUMN "strengths"."group" IS 'The part of the side that the figure counts, as written';
COMMENT ON COLUMN "strengths"."claimant" IS 'Who states the figure, as written';
COMMENT ON COLUMN "strengths"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "strengths"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "strengths"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "strengths"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "strengths"."rule" IS 'The name of the reading rule';
INSERT INTO "strengths" SELECT * FROM read_parquet('strengths.parquet');

CREATE TABLE "casualties" (
  "casualty_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "side" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "outcome" VARCHAR NOT NULL,
  "subject" VARCHAR,
  "category" VARCHAR NOT NULL CHECK ("category" IN ('personnel', 'civilian', 'vehicle', 'aircraft', 'ship', 'artillery', 'animal', 'formation', 'other')),
  "low" INTEGER,
  "high" INTEGER,
  "qualifier" VARCHAR NOT NULL CHECK ("qualifier" IN ('exact', 'range', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'vague', 'unknown')),
  "is_total" BOOLEAN NOT NULL,
  "group" VARCHAR,
  "claimant" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("casualty_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "casualties" IS 'What each side lost';
COMMENT ON COLUMN "casualties"."casualty_id" IS 'Stable id';
COMMENT ON COLUMN "casualties"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "casualties"."side" IS 'The side, as numbered by the infobox (1, 2, 3 …); from the number of the field CasualtiesN';
COMMENT ON COLUMN "casualties"."position" IS 'Place among the rows of its side, in the order of the text, from 1';
COMMENT ON COLUMN "casualties"."outcome" IS 'What happened: killed, wounded, captured, missing, deserted, defected, surrendered, sick, fled, displaced, destroyed, sunk, damaged, lost, casualties; one figure over several joins them in this order with +';
COMMENT ON COLUMN "casualties"."subject" IS 'The counted noun as written';
COMMENT ON COLUMN "casualties"."category" IS 'What kind of thing is counted';
COMMENT ON COLUMN "casualties"."low" IS 'The least number that the text allows; null where it gives no lower bound';
COMMENT ON COLUMN "casualties"."high" IS 'The greatest number that the text allows; null where it gives no upper bound';
COMMENT ON COLUMN "casualties"."qualifier" IS 'How the number is meant';
COMMENT ON COLUMN "casualties"."is_total" IS 'Whether the figure covers other figures of the same value';
COMMENT ON COLUMN "casualties"."group" IS 'The part of the side that the figure counts, as written';
COMMENT ON COLUMN "casualties"."claimant" IS 'Who states the figure, as written';
COMMENT ON COLUMN "casualties"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "casualties"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "casualties"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "casualties"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "casualties"."rule" IS 'The name of the reading rule';
INSERT INTO "casualties" SELECT * FROM read_parquet('casualties.parquet');

CREATE TABLE "events" (
  "event_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "section" VARCHAR,
  "paragraph" INTEGER NOT NULL,
  "date_text" VARCHAR NOT NULL,
  "date_char_start" INTEGER NOT NULL,
  "date_char_end" INTEGER NOT NULL,
  "date_edtf" VARCHAR,
  "date_start" DATE,
  "date_end" DATE,
  "year_start" INTEGER,
  "year_end" INTEGER,
  "date_precision" VARCHAR CHECK ("date_precision" IN ('day', 'month', 'season', 'year', 'decade', 'century')),
  "date_basis" VARCHAR NOT NULL CHECK ("date_basis" IN ('stated', 'inherited', 'relative')),
  "date_role" VARCHAR NOT NULL CHECK ("date_role" IN ('occurrence', 'report')),
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("event_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "events" IS 'The dated passages of the prose; the quote is the passage that the date governs';
COMMENT ON COLUMN "events"."event_id" IS 'Stable id';
COMMENT ON COLUMN "events"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "events"."section" IS 'The heading that the passage stands under; null before the first';
COMMENT ON COLUMN "events"."paragraph" IS 'The paragraph in which the passage stands, from 1, counted over the article';
COMMENT ON COLUMN "events"."date_text" IS 'The date as written';
COMMENT ON COLUMN "events"."date_char_start" IS 'Where the date begins in the source text';
COMMENT ON COLUMN "events"."date_char_end" IS 'Where the date ends in the source text, exclusive';
COMMENT ON COLUMN "events"."date_edtf" IS 'The date in EDTF level 1 (ISO 8601-2)';
COMMENT ON COLUMN "events"."date_start" IS 'First possible day, in the calendar of the text: Julian before 1582 unless it says otherwise, the New Style where it has both; null before the common era';
COMMENT ON COLUMN "events"."date_end" IS 'Last possible day, in the calendar of the text: Julian before 1582 unless it says otherwise, the New Style where it has both; null before the common era';
COMMENT ON COLUMN "events"."year_start" IS 'First possible year, astronomical: 1 BC is 0';
COMMENT ON COLUMN "events"."year_end" IS 'Last possible year, astronomical: 1 BC is 0';
COMMENT ON COLUMN "events"."date_precision" IS 'How exactly the date is stated';
COMMENT ON COLUMN "events"."date_basis" IS 'Whether the date is fully stated, takes its year or month from the text before it, or counts from another date';
COMMENT ON COLUMN "events"."date_role" IS 'Whether the date is that of what happened or of a report on it';
COMMENT ON COLUMN "events"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "events"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "events"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "events"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "events"."rule" IS 'The name of the reading rule';
INSERT INTO "events" SELECT * FROM read_parquet('events.parquet');

CREATE TABLE "claims" (
  "claim_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "event_id" VARCHAR,
  "side" INTEGER,
  "outcome" VARCHAR,
  "subject" VARCHAR,
  "category" VARCHAR NOT NULL CHECK ("category" IN ('personnel', 'civilian', 'vehicle', 'aircraft', 'ship', 'artillery', 'animal', 'formation', 'other')),
  "low" INTEGER,
  "high" INTEGER,
  "qualifier" VARCHAR NOT NULL CHECK ("qualifier" IN ('exact', 'range', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'vague', 'unknown')),
  "is_total" BOOLEAN NOT NULL,
  "group" VARCHAR,
  "claimant" VARCHAR,
  "reported_by" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("claim_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id")
);
COMMENT ON TABLE "claims" IS 'The figures that the prose states, each with who states it';
COMMENT ON COLUMN "claims"."claim_id" IS 'Stable id';
COMMENT ON COLUMN "claims"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "claims"."event_id" IS 'The dated passage that the claim stands in';
COMMENT ON COLUMN "claims"."side" IS 'The side whose strength or loss it is; null where the text does not say';
COMMENT ON COLUMN "claims"."outcome" IS 'What happened; null for a strength: killed, wounded, captured, missing, deserted, defected, surrendered, sick, fled, displaced, destroyed, sunk, damaged, lost, casualties; one figure over several joins them in this order with +';
COMMENT ON COLUMN "claims"."subject" IS 'The counted noun as written';
COMMENT ON COLUMN "claims"."category" IS 'What kind of thing is counted';
COMMENT ON COLUMN "claims"."low" IS 'The least number that the text allows; null where it gives no lower bound';
COMMENT ON COLUMN "claims"."high" IS 'The greatest number that the text allows; null where it gives no upper bound';
COMMENT ON COLUMN "claims"."qualifier" IS 'How the number is meant';
COMMENT ON COLUMN "claims"."is_total" IS 'Whether the figure covers other figures of the same value';
COMMENT ON COLUMN "claims"."group" IS 'The part of the side that the figure counts, as written';
COMMENT ON COLUMN "claims"."claimant" IS 'Who states the figure, as written';
COMMENT ON COLUMN "claims"."reported_by" IS 'Who reports what the claimant says, as written';
COMMENT ON COLUMN "claims"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "claims"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "claims"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "claims"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "claims"."rule" IS 'The name of the reading rule';
INSERT INTO "claims" SELECT * FROM read_parquet('claims.parquet');

CREATE TABLE "locations" (
  "location_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "event_id" VARCHAR,
  "name" VARCHAR,
  "part_matched" VARCHAR,
  "latitude" DOUBLE,
  "longitude" DOUBLE,
  "basis" VARCHAR NOT NULL CHECK ("basis" IN ('stated', 'gazetteer')),
  "precision" VARCHAR CHECK ("precision" IN ('place', 'near', 'district', 'province', 'country', 'sea')),
  "radius_km" INTEGER,
  "candidates" INTEGER,
  "geoname_id" INTEGER,
  "gazetteer" VARCHAR,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("location_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id")
);
COMMENT ON TABLE "locations" IS 'Where the battle was, as points: the coordinates that the article states, and what a gazetteer has of the names that it gives. A name of several places, or of none, has no point';
COMMENT ON COLUMN "locations"."location_id" IS 'Stable id';
COMMENT ON COLUMN "locations"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "locations"."event_id" IS 'The dated passage that was there; null where it is the battle as a whole';
COMMENT ON COLUMN "locations"."name" IS 'The place as written: the smallest that is named';
COMMENT ON COLUMN "locations"."part_matched" IS 'The name that the gazetteer has, as written; null where the coordinates are stated, or it has none';
COMMENT ON COLUMN "locations"."latitude" IS 'Latitude, north positive';
COMMENT ON COLUMN "locations"."longitude" IS 'Longitude, east positive';
COMMENT ON COLUMN "locations"."basis" IS 'Whether the article states the coordinates or a gazetteer has them';
COMMENT ON COLUMN "locations"."precision" IS 'How the battle lies to the point; null where it cannot be told which place is meant';
COMMENT ON COLUMN "locations"."radius_km" IS 'How far the farthest settlement of a district or province lies from its middle; null for a settlement, whose extent the gazetteer does not have';
COMMENT ON COLUMN "locations"."candidates" IS 'How many places of the gazetteer may be meant: 1 where there is a precision; null where the coordinates are stated';
COMMENT ON COLUMN "locations"."geoname_id" IS 'The number of the settlement in GeoNames (https://www.geonames.org/)';
COMMENT ON COLUMN "locations"."gazetteer" IS 'The gazetteer and the day of its last change; null where the coordinates are stated';
COMMENT ON COLUMN "locations"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "locations"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "locations"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "locations"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "locations"."rule" IS 'The name of the reading rule';
INSERT INTO "locations" SELECT * FROM read_parquet('locations.parquet');

CREATE TABLE "actions" (
  "action_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "event_id" VARCHAR,
  "type" VARCHAR NOT NULL CHECK ("type" IN ('attack', 'counter-attack', 'repulse', 'clash', 'raid', 'bombardment', 'air-strike', 'encirclement', 'relief', 'capture', 'surrender', 'withdrawal', 'evacuation', 'reinforcement', 'movement', 'landing', 'negotiation', 'statement', 'destruction', 'civilians-harmed', 'siege-end')),
  "modality" VARCHAR NOT NULL CHECK ("modality" IN ('stated', 'planned', 'attempted', 'negated')),
  "side" INTEGER,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("action_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id")
);
COMMENT ON TABLE "actions" IS 'What the prose says was done, planned, attempted or not done: a row for each telling, so that what is told twice has two';
COMMENT ON COLUMN "actions"."action_id" IS 'Stable id';
COMMENT ON COLUMN "actions"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "actions"."event_id" IS 'The dated passage that the action stands in';
COMMENT ON COLUMN "actions"."type" IS 'What was done';
COMMENT ON COLUMN "actions"."modality" IS 'Whether it was done';
COMMENT ON COLUMN "actions"."side" IS 'The side that does it: of a withdrawal who goes, of a surrender who yields; null for clashes, and where the text does not say';
COMMENT ON COLUMN "actions"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "actions"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "actions"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "actions"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "actions"."rule" IS 'The name of the reading rule';
INSERT INTO "actions" SELECT * FROM read_parquet('actions.parquet');

CREATE TABLE "findings" (
  "finding_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('bound-explained', 'bound-unexplained', 'claim-above-infobox', 'claim-below-infobox', 'claimants-differ', 'outcome-differs', 'loss-denied', 'losses-above-strength', 'date-differs', 'date-outside', 'commander-only-in-infobox', 'belligerent-only-in-infobox', 'belligerent-only-in-prose')),
  "message" VARCHAR NOT NULL,
  "quote" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  PRIMARY KEY ("finding_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "findings" IS 'Where the article disagrees with itself or explains itself; stated, never reconciled';
COMMENT ON COLUMN "findings"."finding_id" IS 'Stable id';
COMMENT ON COLUMN "findings"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "findings"."kind" IS 'What kind of finding it is';
COMMENT ON COLUMN "findings"."message" IS 'What was found';
COMMENT ON COLUMN "findings"."quote" IS 'The exact characters that the row was read from';
COMMENT ON COLUMN "findings"."char_start" IS 'Where the quote begins in the source text';
COMMENT ON COLUMN "findings"."char_end" IS 'Where the quote ends in the source text, exclusive';
COMMENT ON COLUMN "findings"."line" IS 'The line of the source text on which the quote begins, from 1';
COMMENT ON COLUMN "findings"."rule" IS 'The name of the reading rule';
INSERT INTO "findings" SELECT * FROM read_parquet('findings.parquet');

CREATE TABLE "finding_refs" (
  "finding_id" VARCHAR NOT NULL,
  "battle_id" VARCHAR NOT NULL,
  "position" INTEGER NOT NULL,
  "table" VARCHAR NOT NULL,
  "id" VARCHAR NOT NULL,
  "role" VARCHAR NOT NULL CHECK ("role" IN ('infobox', 'prose', 'part', 'more', 'less', 'none', 'losses', 'strength')),
  PRIMARY KEY ("finding_id", "position"),
  FOREIGN KEY ("finding_id") REFERENCES "findings" ("finding_id"),
  FOREIGN KEY ("battle_id") REFERENCES "battles" ("battle_id")
);
COMMENT ON TABLE "finding_refs" IS 'The rows that a finding speaks of';
COMMENT ON COLUMN "finding_refs"."finding_id" IS 'The finding';
COMMENT ON COLUMN "finding_refs"."battle_id" IS 'The battle that the row belongs to';
COMMENT ON COLUMN "finding_refs"."position" IS 'Place among the references of the finding, from 1';
COMMENT ON COLUMN "finding_refs"."table" IS 'The table of the row';
COMMENT ON COLUMN "finding_refs"."id" IS 'The id of the row in its table';
COMMENT ON COLUMN "finding_refs"."role" IS 'What the row is to the finding';
INSERT INTO "finding_refs" SELECT * FROM read_parquet('finding_refs.parquet');
