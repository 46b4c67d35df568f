-- SUPER: arrays and objects are JSON here.
-- Source: Amazon Redshift Database Developer Guide, "Array functions", "Object and type information functions", "JSON functions".

CREATE OR REPLACE FUNCTION pg_catalog.array_concat(one jsonb, other jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT one || other $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_flatten(document jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(inside ORDER BY n, m), '[]') FROM jsonb_array_elements(document) WITH ORDINALITY AS o(each, n),
    jsonb_array_elements(CASE jsonb_typeof(each) WHEN 'array' THEN each ELSE jsonb_build_array(each) END)
      WITH ORDINALITY AS i(inside, m) $$;
CREATE OR REPLACE FUNCTION pg_catalog.split_to_array(value text, separator text DEFAULT ',') RETURNS super
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT to_jsonb(string_to_array(value, separator)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.subarray(document jsonb, first int, size int) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(each ORDER BY n), '[]') FROM jsonb_array_elements(document) WITH ORDINALITY AS o(each, n)
    WHERE n > first AND n <= first + size $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_distinct(document jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(each ORDER BY first), '[]') FROM (SELECT each, min(n) AS first
    FROM jsonb_array_elements(document) WITH ORDINALITY AS o(each, n) GROUP BY each) d $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_union(one jsonb, other jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.array_distinct(one || other) $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_except(one jsonb, other jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(each ORDER BY n), '[]') FROM jsonb_array_elements(pg_catalog.array_distinct(one))
    WITH ORDINALITY AS o(each, n) WHERE each NOT IN (SELECT jsonb_array_elements(other)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_intersection(one jsonb, other jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(each ORDER BY n), '[]') FROM jsonb_array_elements(pg_catalog.array_distinct(one))
    WITH ORDINALITY AS o(each, n) WHERE each IN (SELECT jsonb_array_elements(other)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.arrays_overlap(one jsonb, other jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT jsonb_array_length(pg_catalog.array_intersection(one, other)) > 0 $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_sort(document jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(each ORDER BY each), '[]') FROM jsonb_array_elements(document) AS o(each) $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_positions(document jsonb, value jsonb) RETURNS super LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(jsonb_agg(n - 1 ORDER BY n), '[]') FROM jsonb_array_elements(document) WITH ORDINALITY AS o(each, n)
    WHERE each = value $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_position(document jsonb, value jsonb) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce((pg_catalog.array_positions(document, value) -> 0)::int, -1) $$;
CREATE OR REPLACE FUNCTION pg_catalog.array_contains(document jsonb, value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.array_position(document, value) >= 0 $$;
DO $$
DECLARE type text;
BEGIN
  FOREACH type IN ARRAY ARRAY['text', 'numeric', 'boolean'] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.array_contains(document jsonb, value %s) RETURNS boolean
      LANGUAGE sql IMMUTABLE STRICT AS ''SELECT pg_catalog.array_contains(document, to_jsonb(value))''', type);
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.array_position(document jsonb, value %s) RETURNS int
      LANGUAGE sql IMMUTABLE STRICT AS ''SELECT pg_catalog.array_position(document, to_jsonb(value))''', type);
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.array_positions(document jsonb, value %s) RETURNS super
      LANGUAGE sql IMMUTABLE STRICT AS ''SELECT pg_catalog.array_positions(document, to_jsonb(value))''', type);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_boolean(document jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT jsonb_typeof(document) = 'boolean' $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_varchar(document jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT jsonb_typeof(document) = 'string' $$;
CREATE OR REPLACE FUNCTION pg_catalog.is_scalar(document jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT jsonb_typeof(document) NOT IN ('array', 'object') $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_size(document jsonb) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT octet_length(pg_internal.compact(document)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_serialize_to_varbyte(document jsonb) RETURNS varbyte LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT convert_to(pg_internal.compact(document), 'UTF8') $$;

CREATE OR REPLACE FUNCTION pg_internal.compact(document jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  RETURN CASE jsonb_typeof(document)
    WHEN 'object' THEN (SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || pg_internal.compact(value), ','), '') || '}'
      FROM jsonb_each(document))
    WHEN 'array' THEN (SELECT '[' || coalesce(string_agg(pg_internal.compact(each), ',' ORDER BY n), '') || ']'
      FROM jsonb_array_elements(document) WITH ORDINALITY AS o(each, n))
    ELSE document::text END;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_serialize(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.compact(document) $$;

-- Points of the plane are the only geometry there is here.
CREATE OR REPLACE FUNCTION pg_catalog.st_point(x float8, y float8) RETURNS point LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT point(x, y) $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_makepoint(x float8, y float8) RETURNS point LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT point(x, y) $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_x(place point) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT place[0] $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_y(place point) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT place[1] $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_distance(one point, other point) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT one <-> other $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_dwithin(one point, other point, distance float8) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT (one <-> other) <= distance $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_equals(one point, other point) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT one ~= other $$;
CREATE OR REPLACE FUNCTION pg_catalog.st_astext(place point) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT 'POINT(' || place[0] || ' ' || place[1] || ')' $$;

-- Of a text that is no JSON, NULL, where the last argument says so.
CREATE OR REPLACE FUNCTION pg_internal.json(document text, null_if_invalid boolean) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN document IS JSON OR NOT null_if_invalid THEN document END $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_array_length(document text, null_if_invalid boolean) RETURNS int
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT pg_catalog.json_array_length(pg_internal.json(document, null_if_invalid)) $$;
CREATE OR REPLACE FUNCTION pg_catalog.json_extract_array_element_text(document text, place int, null_if_invalid boolean)
  RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.json_extract_array_element_text(pg_internal.json(document, null_if_invalid), place) $$;
CREATE OR REPLACE FUNCTION pg_internal.json_extract_path_text(null_if_invalid boolean, document text, VARIADIC path text[])
  RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT pg_catalog.json_extract_path_text(pg_internal.json(document, null_if_invalid), VARIADIC path) $$;
