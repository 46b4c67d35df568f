-- What Redshift knows and PostgreSQL does not, in pg_catalog so that no search path hides it.
-- Source: Amazon Redshift Database Developer Guide, "SQL functions reference" and "Data types".

DO $$ BEGIN
  IF to_regtype('pg_catalog.super') IS NULL THEN
    CREATE DOMAIN pg_catalog.super AS jsonb;
    CREATE DOMAIN pg_catalog.varbyte AS bytea;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE
  AS $$ SELECT date_trunc('second', now() AT TIME ZONE 'UTC') $$;
CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE
  AS $$ SELECT now() AT TIME ZONE 'UTC' $$;

CREATE OR REPLACE FUNCTION pg_catalog.redshift_unit(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE
    WHEN lower(part) IN ('y', 'yr', 'yrs', 'year', 'years') THEN 'year'
    WHEN lower(part) IN ('q', 'qtr', 'qtrs', 'quarter', 'quarters') THEN 'quarter'
    WHEN lower(part) IN ('mil', 'mils', 'millennium', 'millennia') THEN 'millennium'
    WHEN lower(part) IN ('c', 'cent', 'cents', 'century', 'centuries') THEN 'century'
    WHEN lower(part) IN ('dec', 'decs', 'decade', 'decades') THEN 'decade'
    WHEN lower(part) IN ('mon', 'mons', 'month', 'months') THEN 'month'
    WHEN lower(part) IN ('w', 'week', 'weeks') THEN 'week'
    WHEN lower(part) IN ('d', 'day', 'days', 'dayofyear', 'dy', 'yearday', 'doy') THEN 'day'
    WHEN lower(part) IN ('h', 'hr', 'hrs', 'hour', 'hours') THEN 'hour'
    WHEN lower(part) IN ('m', 'min', 'mins', 'minute', 'minutes') THEN 'minute'
    WHEN lower(part) IN ('s', 'sec', 'secs', 'second', 'seconds') THEN 'second'
    WHEN lower(part) IN ('ms', 'msec', 'msecs', 'millisecond', 'milliseconds') THEN 'millisecond'
    WHEN lower(part) IN ('us', 'usec', 'usecs', 'microsecond', 'microseconds') THEN 'microsecond'
    ELSE lower(part) END $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment timestamp)
  RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE pg_catalog.redshift_unit(part)
    WHEN 'quarter' THEN moment + make_interval(months => (3 * amount)::int)
    ELSE moment + (amount || ' ' || pg_catalog.redshift_unit(part))::interval END $$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment timestamptz)
  RETURNS timestamptz LANGUAGE sql STABLE STRICT
  AS $$ SELECT CASE pg_catalog.redshift_unit(part)
    WHEN 'quarter' THEN moment + make_interval(months => (3 * amount)::int)
    ELSE moment + (amount || ' ' || pg_catalog.redshift_unit(part))::interval END $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_add(part text, amount bigint, moment timestamp)
  RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.dateadd(part, amount, moment) $$;

-- Counts the boundaries between the two, as Redshift does.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, earlier timestamp, later timestamp)
  RETURNS bigint LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE pg_catalog.redshift_unit(part)
    WHEN 'year' THEN extract(year FROM later) - extract(year FROM earlier)
    WHEN 'decade' THEN extract(decade FROM later) - extract(decade FROM earlier)
    WHEN 'century' THEN extract(century FROM later) - extract(century FROM earlier)
    WHEN 'millennium' THEN extract(millennium FROM later) - extract(millennium FROM earlier)
    WHEN 'quarter' THEN 4 * (extract(year FROM later) - extract(year FROM earlier))
      + extract(quarter FROM later) - extract(quarter FROM earlier)
    WHEN 'month' THEN 12 * (extract(year FROM later) - extract(year FROM earlier))
      + extract(month FROM later) - extract(month FROM earlier)
    WHEN 'week' THEN (date_trunc('week', later + interval '1 day')::date
      - date_trunc('week', earlier + interval '1 day')::date) / 7
    WHEN 'day' THEN later::date - earlier::date
    WHEN 'hour' THEN extract(epoch FROM date_trunc('hour', later) - date_trunc('hour', earlier)) / 3600
    WHEN 'minute' THEN extract(epoch FROM date_trunc('minute', later) - date_trunc('minute', earlier)) / 60
    WHEN 'second' THEN extract(epoch FROM date_trunc('second', later) - date_trunc('second', earlier))
    WHEN 'millisecond' THEN extract(epoch FROM date_trunc('milliseconds', later) - date_trunc('milliseconds', earlier)) * 1000
    ELSE extract(epoch FROM later - earlier) * 1000000 END::bigint $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_diff(part text, earlier timestamp, later timestamp)
  RETURNS bigint LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.datediff(part, earlier, later) $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(zone text, moment timestamp)
  RETURNS timestamp LANGUAGE sql STABLE STRICT
  AS $$ SELECT moment AT TIME ZONE 'UTC' AT TIME ZONE zone $$;
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, moment timestamp)
  RETURNS timestamp LANGUAGE sql STABLE STRICT
  AS $$ SELECT moment AT TIME ZONE source AT TIME ZONE target $$;
CREATE OR REPLACE FUNCTION pg_catalog.add_months(moment timestamp, months bigint)
  RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE
    WHEN moment::date = (date_trunc('month', moment) + interval '1 month - 1 day')::date
    THEN date_trunc('month', moment) + make_interval(months => months::int + 1) - interval '1 day' + moment::time
    ELSE moment + make_interval(months => months::int) END $$;
CREATE OR REPLACE FUNCTION pg_catalog.last_day(moment timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT (date_trunc('month', moment) + interval '1 month - 1 day')::date $$;
CREATE OR REPLACE FUNCTION pg_catalog.trunc(moment timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT moment::date $$;
CREATE OR REPLACE FUNCTION pg_catalog.months_between(later timestamp, earlier timestamp)
  RETURNS double precision LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT 12 * (extract(year FROM later) - extract(year FROM earlier))
    + extract(month FROM later) - extract(month FROM earlier)
    + CASE WHEN extract(day FROM later) = extract(day FROM earlier)
        OR (later::date = pg_catalog.last_day(later) AND earlier::date = pg_catalog.last_day(earlier))
      THEN 0 ELSE (extract(day FROM later) - extract(day FROM earlier)) / 31 END $$;

-- Redshift counts characters without the blanks that fill a CHAR.
CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT length(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, whole text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT strpos(whole, part) $$;
CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times int) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT repeat(value, times) $$;
CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits int) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE bits WHEN 224 THEN encode(sha224(convert_to(value, 'UTF8')), 'hex')
    WHEN 384 THEN encode(sha384(convert_to(value, 'UTF8')), 'hex')
    WHEN 512 THEN encode(sha512(convert_to(value, 'UTF8')), 'hex')
    ELSE encode(sha256(convert_to(value, 'UTF8')), 'hex') END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(document text, VARIADIC path text[])
  RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN document IS NULL THEN NULL
    ELSE coalesce(document::json #>> path, '') END $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_array_element_text(document text, place int)
  RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT document::json ->> place $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_array_length(document text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT jsonb_array_length(document::jsonb) $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(document text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT document IS JSON OBJECT $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json_array(document text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT document IS JSON ARRAY $$;
CREATE OR REPLACE FUNCTION pg_catalog.can_json_parse(document text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT document IS JSON $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_parse(document text) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT document::jsonb $$;
CREATE OR REPLACE AGGREGATE pg_catalog.listagg(text, text) (
  SFUNC = pg_catalog.string_agg_transfn, STYPE = internal,
  FINALFUNC = pg_catalog.string_agg_finalfn);
CREATE OR REPLACE FUNCTION pg_catalog.listagg_step(collected text, next text)
  RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(collected || coalesce(next, ''), next) $$;
CREATE OR REPLACE AGGREGATE pg_catalog.listagg(text) (SFUNC = pg_catalog.listagg_step, STYPE = text);
CREATE OR REPLACE FUNCTION pg_catalog.listagg_any(collected text, next anyelement, separator text)
  RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(collected || coalesce(separator, '') || next::text, collected, next::text) $$;
CREATE OR REPLACE AGGREGATE pg_catalog.listagg(anyelement, text)
  (SFUNC = pg_catalog.listagg_any, STYPE = text);

DO $$ BEGIN
  IF to_regoperator('pg_catalog.+(text,text)') IS NULL THEN
    CREATE OPERATOR pg_catalog.+ (FUNCTION = pg_catalog.textcat, LEFTARG = text, RIGHTARG = text);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, day date)
  RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.dateadd(part, amount, day::timestamp) $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, day date)
  RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.date_trunc(part, day::timestamp) $$;
CREATE OR REPLACE FUNCTION pg_catalog.next_day(moment timestamp, day text)
  RETURNS date LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT d::date FROM generate_series(1, 7) AS i, LATERAL (SELECT moment::date + i AS d) AS s
    WHERE to_char(d, 'dy') = lower(left(day, 3)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_cmp(one date, other date) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN one < other THEN -1 WHEN one = other THEN 0 ELSE 1 END $$;
CREATE OR REPLACE FUNCTION pg_catalog.timestamp_cmp(one timestamp, other timestamp) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN one < other THEN -1 WHEN one = other THEN 0 ELSE 1 END $$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(value text, base int) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  digits text := lower(ltrim(value));
  sign int := 1;
  total bigint := 0;
  digit int;
BEGIN
  IF digits LIKE '-%' THEN
    sign := -1;
    digits := substr(digits, 2);
  END IF;
  IF base = 16 AND digits LIKE '0x%' THEN
    digits := substr(digits, 3);
  END IF;
  FOR i IN 1 .. length(digits) LOOP
    digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, i, 1)) - 1;
    IF digit < 0 OR digit >= base THEN
      RAISE invalid_text_representation USING MESSAGE =
        format('The input %s is not valid to be converted to base %s', value, base);
    END IF;
    total := total * base + digit;
  END LOOP;
  RETURN sign * total;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.textlen(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT length(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.dexp(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT exp(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.dlog1(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT ln(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.dlog10(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT log(value) $$;
-- A number that is rounded keeps its type.
DO $$
DECLARE name text; type text;
BEGIN
  FOREACH name IN ARRAY ARRAY['round', 'trunc'] LOOP
    FOREACH type IN ARRAY ARRAY['float8', 'int', 'bigint'] LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.%1$I(value %2$s, places int) RETURNS %2$s LANGUAGE sql
        IMMUTABLE STRICT AS ''SELECT pg_catalog.%1$I(value::numeric, places)::%2$s''', name, type);
    END LOOP;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.current_user_id() RETURNS int LANGUAGE sql STABLE
  AS $$ SELECT oid::int FROM pg_catalog.pg_roles WHERE rolname = current_user $$;

-- Sums and averages of whole numbers are whole. Redshift guide, "SUM function", "AVG function".
CREATE OR REPLACE AGGREGATE pg_internal.sum(smallint)
  (SFUNC = pg_catalog.int2_sum, STYPE = bigint);
CREATE OR REPLACE AGGREGATE pg_internal.sum(int) (SFUNC = pg_catalog.int4_sum, STYPE = bigint);
CREATE OR REPLACE AGGREGATE pg_internal.sum(bigint) (SFUNC = pg_catalog.int8pl, STYPE = bigint);
CREATE OR REPLACE AGGREGATE pg_internal.sum(numeric) (SFUNC = pg_catalog.numeric_avg_accum,
  STYPE = internal, SSPACE = 128, FINALFUNC = pg_catalog.numeric_sum);
CREATE OR REPLACE AGGREGATE pg_internal.sum(float8) (SFUNC = pg_catalog.float8pl, STYPE = float8);
CREATE OR REPLACE AGGREGATE pg_internal.sum(interval)
  (SFUNC = pg_catalog.interval_pl, STYPE = interval);
CREATE OR REPLACE FUNCTION pg_internal.whole_average(state bigint[]) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN state[1] > 0 THEN state[2] / state[1] END $$;
CREATE OR REPLACE FUNCTION pg_internal.whole_average_step(state bigint[], next bigint)
  RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT ARRAY[state[1] + 1, state[2] + next] $$;
CREATE OR REPLACE AGGREGATE pg_internal.avg(smallint) (SFUNC = pg_catalog.int2_avg_accum,
  STYPE = bigint[], FINALFUNC = pg_internal.whole_average, INITCOND = '{0,0}');
CREATE OR REPLACE AGGREGATE pg_internal.avg(int) (SFUNC = pg_catalog.int4_avg_accum,
  STYPE = bigint[], FINALFUNC = pg_internal.whole_average, INITCOND = '{0,0}');
CREATE OR REPLACE AGGREGATE pg_internal.avg(bigint) (SFUNC = pg_internal.whole_average_step,
  STYPE = bigint[], FINALFUNC = pg_internal.whole_average, INITCOND = '{0,0}');
-- The average of a decimal has its scale; further digits are cut off.
CREATE OR REPLACE FUNCTION pg_internal.decimal_average(state numeric[]) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN state[1] > 0 THEN trunc(state[2] / state[1], scale(state[2])) END $$;
CREATE OR REPLACE FUNCTION pg_internal.decimal_average_step(state numeric[], next numeric)
  RETURNS numeric[] LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT ARRAY[state[1] + 1, state[2] + next] $$;
CREATE OR REPLACE AGGREGATE pg_internal.avg(numeric) (SFUNC = pg_internal.decimal_average_step,
  STYPE = numeric[], FINALFUNC = pg_internal.decimal_average, INITCOND = '{0,0}');
CREATE OR REPLACE AGGREGATE pg_internal.avg(float8) (SFUNC = pg_catalog.float8_accum,
  STYPE = float8[], FINALFUNC = pg_catalog.float8_avg, INITCOND = '{0,0,0}');
CREATE OR REPLACE AGGREGATE pg_internal.avg(interval) (SFUNC = pg_catalog.interval_avg_accum,
  STYPE = internal, FINALFUNC = pg_catalog.interval_avg);

-- Deviations are floating point, whatever they are of. Redshift guide, "STDDEV_SAMP and STDDEV_POP functions".
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['stddev', 'stddev_samp', 'stddev_pop', 'variance', 'var_samp', 'var_pop'] LOOP
    EXECUTE format('CREATE OR REPLACE AGGREGATE pg_internal.%I(float8) (SFUNC = pg_catalog.float8_accum,
      STYPE = float8[], FINALFUNC = pg_catalog.%I, INITCOND = ''{0,0,0}'')', name,
      'float8_' || CASE name WHEN 'stddev' THEN 'stddev_samp' WHEN 'variance' THEN 'var_samp' ELSE name END);
  END LOOP;
END $$;

-- For window functions that PostgreSQL lacks: the first and last value that is not null, and
-- percentiles of values in their order.
CREATE OR REPLACE FUNCTION pg_internal.keep(kept anyelement, next anyelement) RETURNS anyelement
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT kept $$;
CREATE OR REPLACE FUNCTION pg_internal.take(kept anyelement, next anyelement) RETURNS anyelement
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT next $$;
CREATE OR REPLACE AGGREGATE pg_internal.first_value(anyelement)
  (SFUNC = pg_internal.keep, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_internal.lead(anyelement)
  (SFUNC = pg_internal.keep, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_internal.last_value(anyelement)
  (SFUNC = pg_internal.take, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_internal.lag(anyelement)
  (SFUNC = pg_internal.take, STYPE = anyelement);
CREATE OR REPLACE FUNCTION pg_internal.percentile_cont(sorted float8[], share float8)
  RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  place float8 := 1 + share * (cardinality(sorted) - 1);
  low float8 := sorted[floor(place)::int];
BEGIN
  RETURN low + (place - floor(place)) * (sorted[ceil(place)::int] - low);
END $$;
CREATE OR REPLACE FUNCTION pg_internal.median(sorted float8[]) RETURNS float8
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT pg_internal.percentile_cont(sorted, 0.5) $$;
CREATE OR REPLACE FUNCTION pg_internal.percentile_disc(sorted anyarray, share float8)
  RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT sorted[greatest(1, ceil(share * cardinality(sorted))::int)] $$;

CREATE OR REPLACE FUNCTION pg_internal.try_cast(value text, sample anyelement) RETURNS anyelement
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  sample := value;
  RETURN sample;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END $$;

-- FNV-1a of 64 bits; numbers are hashed as their bytes, the least first.
CREATE OR REPLACE FUNCTION pg_internal.fnv(value bytea, seed bigint) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  hash numeric := CASE WHEN seed < 0 THEN seed + 18446744073709551616 ELSE seed END;
BEGIN
  FOR i IN 0 .. length(value) - 1 LOOP
    hash := (hash - hash % 256 + ((hash % 256)::int # get_byte(value, i))) * 1099511628211
      % 18446744073709551616;
  END LOOP;
  RETURN CASE WHEN hash >= 9223372036854775808 THEN hash - 18446744073709551616 ELSE hash END;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value text, seed bigint DEFAULT -3750763034362895579)
  RETURNS bigint LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.fnv(convert_to(value, 'UTF8'), seed) $$;
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value int, seed bigint DEFAULT -3750763034362895579)
  RETURNS bigint LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.fnv(reverse(int4send(value)), seed) $$;
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value bigint, seed bigint DEFAULT -3750763034362895579)
  RETURNS bigint LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.fnv(reverse(int8send(value)), seed) $$;

CREATE OR REPLACE FUNCTION pg_catalog.to_varbyte(value text, format text) RETURNS varbyte
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE lower(format) WHEN 'hex' THEN decode(value, 'hex')
    WHEN 'base64' THEN decode(value, 'base64') ELSE convert_to(value, 'UTF8') END $$;
CREATE OR REPLACE FUNCTION pg_catalog.from_varbyte(value bytea, format text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE lower(format) WHEN 'hex' THEN encode(value, 'hex')
    WHEN 'base64' THEN encode(value, 'base64') ELSE convert_from(value, 'UTF8') END $$;
CREATE OR REPLACE FUNCTION pg_catalog.from_hex(value text) RETURNS varbyte
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT decode(value, 'hex') $$;
CREATE OR REPLACE FUNCTION pg_catalog.crc32(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT lpad(to_hex(pg_catalog.crc32(convert_to(value, 'UTF8'))), 8, '0') $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_part_year(day date) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT extract(year FROM day)::int $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_typeof(document jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT jsonb_typeof(document) $$;
CREATE OR REPLACE FUNCTION pg_catalog.get_array_length(document jsonb) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN jsonb_typeof(document) = 'array' THEN jsonb_array_length(document) END $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_array(document jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT jsonb_typeof(document) = 'array' $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_object(document jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT jsonb_typeof(document) = 'object' $$;

-- What anyone may do here and nobody can in Redshift: large objects, notifications, advisory locks, a look at what others
-- run and at how large their tables are.
DO $$
DECLARE each regprocedure;
BEGIN
  FOR each IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname LIKE 'lo\\_%' OR proname IN ('loread', 'lowrite', 'pg_notify', 'pg_export_snapshot')
        OR proname LIKE 'pg\\_logical\\_%' OR proname LIKE 'pg\\_%advisory%'
        OR proname LIKE 'pg\\_stat\\_get\\_%') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
  END LOOP;
END $$;

-- Who may see which rows is the administrators' business (Redshift: superusers and sys:secadmin).
DO $$
DECLARE each regclass;
BEGIN
  FOR each IN SELECT oid::regclass FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
      AND relkind IN ('r', 'v') AND (relname IN ('pg_policies', 'pg_policy', 'pg_db_role_setting', 'pg_default_acl', 'pg_seclabels', 'pg_shseclabel')
        OR relname LIKE 'pg\\_stat%' OR relname LIKE 'svv\\_rls%') LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', each);
  END LOOP;
END $$;
