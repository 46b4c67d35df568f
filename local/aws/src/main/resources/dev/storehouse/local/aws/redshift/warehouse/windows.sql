-- Window functions that PostgreSQL lacks: those that pass over nulls, and LISTAGG(DISTINCT …).
-- Source: Amazon Redshift Database Developer Guide, "Window functions".

CREATE OR REPLACE FUNCTION pg_internal.lag(present anyarray, back int) RETURNS anyelement
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT present[cardinality(present) - back + 1] $$;
CREATE OR REPLACE FUNCTION pg_internal.lead(present anyarray, ahead int) RETURNS anyelement
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT present[ahead] $$;
CREATE OR REPLACE FUNCTION pg_internal.nth_value(present anyarray, place int) RETURNS anyelement
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT present[place] $$;

-- The separator goes first, the values follow.
CREATE OR REPLACE FUNCTION pg_internal.listagg_distinct_step(collected text[], next text, separator text)
  RETURNS text[] LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN next IS NULL OR next = ANY (collected[2:]) THEN collected
    ELSE coalesce(collected, ARRAY[coalesce(separator, '')]) || next END $$;
CREATE OR REPLACE FUNCTION pg_internal.listagg_distinct_end(collected text[]) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT array_to_string(collected[2:], collected[1]) $$;
CREATE OR REPLACE AGGREGATE pg_internal.listagg(text, text)
  (SFUNC = pg_internal.listagg_distinct_step, STYPE = text[], FINALFUNC = pg_internal.listagg_distinct_end);

CREATE OR REPLACE FUNCTION pg_internal.median(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;
CREATE OR REPLACE FUNCTION pg_internal.ratio_to_report(value float8, total float8) RETURNS float8
  LANGUAGE sql IMMUTABLE AS $$ SELECT value / nullif(total, 0) $$;
