-- Strings: what Redshift's VARCHAR holds at most, hashes, sounds and bits.
-- Source: Amazon Redshift Database Developer Guide, "Character types", "String functions", "Hash functions", "VARBYTE operators".

CREATE OR REPLACE FUNCTION pg_internal.check_length(bytes bigint) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF bytes > 65535 THEN
    RAISE string_data_right_truncation USING MESSAGE = 'value too long for type character varying(65535)';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION pg_internal.repeat(value text, times int) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  PERFORM pg_internal.check_length(octet_length(value)::bigint * times);
  RETURN pg_catalog.repeat(value, times);
END $$;
CREATE OR REPLACE FUNCTION pg_internal.repeat(value numeric, times int) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.repeat(value::text, times) $$;
CREATE OR REPLACE FUNCTION pg_internal.replicate(value text, times int) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_internal.repeat(value, times) $$;
CREATE OR REPLACE FUNCTION pg_internal.lpad(value text, size int, filling text DEFAULT ' ') RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  PERFORM pg_internal.check_length(size);
  RETURN pg_catalog.lpad(value, size, filling);
END $$;
CREATE OR REPLACE FUNCTION pg_internal.rpad(value text, size int, filling text DEFAULT ' ') RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  PERFORM pg_internal.check_length(size);
  RETURN pg_catalog.rpad(value, size, filling);
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.octetindex(part text, whole text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT position(convert_to(part, 'UTF8') IN convert_to(whole, 'UTF8')) $$;

-- American Soundex: H and W do not part two letters of one sound, vowels do.
CREATE OR REPLACE FUNCTION pg_catalog.soundex(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT CASE WHEN letters = '' THEN '' ELSE left(left(letters, 1) || replace(substr(regexp_replace(
      translate(left(letters, 1) || translate(substr(letters, 2), 'HW', ''),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202'), '(.)\\1+', '\\1', 'g'), 2), '0', '') || '000', 4) END
    FROM (SELECT regexp_replace(upper(value), '[^A-Z]', '', 'g') AS letters) l $$;
CREATE OR REPLACE FUNCTION pg_catalog.difference(one text, other text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT count(*)::int FROM generate_series(1, 4) i
    WHERE substr(pg_catalog.soundex(one), i, 1) = substr(pg_catalog.soundex(other), i, 1) $$;

-- SHA-1 of FIPS 180-4, which PostgreSQL has in an extension only.
CREATE OR REPLACE FUNCTION pg_catalog.sha1(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  bytes bytea := convert_to(value, 'UTF8');
  bits bigint := length(bytes)::bigint * 8;
  mask bigint := 4294967295;
  h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
  w bigint[];
  a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; t bigint;
BEGIN
  bytes := bytes || decode('80', 'hex') || decode(repeat('00', (119 - length(bytes) % 64) % 64), 'hex') || int8send(bits);
  FOR block IN 0 .. length(bytes) / 64 - 1 LOOP
    FOR i IN 0 .. 79 LOOP
      IF i < 16 THEN
        t := ('x' || encode(substr(bytes, block * 64 + i * 4 + 1, 4), 'hex'))::bit(32)::bigint & mask;
      ELSE
        t := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
        t := ((t << 1) | (t >> 31)) & mask;
      END IF;
      w[i] := t;
    END LOOP;
    a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
    FOR i IN 0 .. 79 LOOP
      IF i < 20 THEN
        f := (b & c) | ((~b & mask) & d); k := 1518500249;
      ELSIF i < 40 THEN
        f := b # c # d; k := 1859775393;
      ELSIF i < 60 THEN
        f := (b & c) | (b & d) | (c & d); k := 2400959708;
      ELSE
        f := b # c # d; k := 3395469782;
      END IF;
      t := ((((a << 5) | (a >> 27)) & mask) + f + e + k + w[i]) & mask;
      e := d; d := c; c := ((b << 30) | (b >> 2)) & mask; b := a; a := t;
    END LOOP;
    h := ARRAY[(h[1] + a) & mask, (h[2] + b) & mask, (h[3] + c) & mask, (h[4] + d) & mask, (h[5] + e) & mask];
  END LOOP;
  RETURN (SELECT string_agg(lpad(to_hex(word), 8, '0'), '' ORDER BY n) FROM unnest(h) WITH ORDINALITY AS u(word, n));
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.sha(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.sha1(value) $$;
CREATE OR REPLACE FUNCTION pg_catalog.func_sha1(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.sha1(value) $$;

-- Counts bits from the last, the least significant.
CREATE OR REPLACE FUNCTION pg_catalog.getbit(value bytea, place int) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT get_bit(value, ((length(value) - 1 - place / 8) * 8 + place % 8)::bigint) $$;

-- Redshift's flags are not PostgreSQL's: c and p (PCRE) say what is so anyway, e asks for the first group.
CREATE OR REPLACE FUNCTION pg_internal.flags(flags text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT translate(flags, 'cep', '') $$;
CREATE OR REPLACE FUNCTION pg_internal.regexp_replace(value text, pattern text, replacement text DEFAULT '',
    place int DEFAULT 1, flags text DEFAULT '') RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.regexp_replace(value, pattern, pg_catalog.regexp_replace(replacement, '\\$(\\d)', '\\\\\\1', 'g'),
    place, 0, pg_internal.flags(flags)) $$;
CREATE OR REPLACE FUNCTION pg_internal.regexp_substr(value text, pattern text, place int DEFAULT 1,
    occurrence int DEFAULT 1, flags text DEFAULT '') RETURNS text LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT coalesce(pg_catalog.regexp_substr(value, pattern, place, occurrence, pg_internal.flags(flags),
    CASE WHEN flags LIKE '%e%' THEN 1 ELSE 0 END), '') $$;
CREATE OR REPLACE FUNCTION pg_internal.regexp_count(value text, pattern text, place int DEFAULT 1, flags text DEFAULT '')
  RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.regexp_count(value, pattern, place, pg_internal.flags(flags)) $$;
CREATE OR REPLACE FUNCTION pg_internal.regexp_instr(value text, pattern text, place int DEFAULT 1,
    occurrence int DEFAULT 1, behind int DEFAULT 0, flags text DEFAULT '') RETURNS int LANGUAGE sql IMMUTABLE STRICT
  AS $$ SELECT pg_catalog.regexp_instr(value, pattern, place, occurrence, behind, pg_internal.flags(flags),
    CASE WHEN flags LIKE '%e%' THEN 1 ELSE 0 END) $$;
