-- The privilege ASSUMEROLE: who may name which IAM role in which command. Everyone may name all
-- until that is revoked from PUBLIC, which is grantee 0; the role '*' is all of them.
-- Source: Amazon Redshift Database Developer Guide, "GRANT", "REVOKE" and their usage notes.

DO $$ BEGIN
  IF to_regclass('pg_internal.assumerole') IS NULL THEN
    CREATE TABLE pg_internal.assumerole (
      grantee oid NOT NULL, iam_role text NOT NULL, command text NOT NULL,
      PRIMARY KEY (grantee, iam_role, command));
    INSERT INTO pg_internal.assumerole
      SELECT 0, '*', c FROM unnest(ARRAY['COPY', 'UNLOAD', 'EXTERNAL FUNCTION', 'CREATE MODEL']) c;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_internal.is_superuser(who name) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM pg_roles
    WHERE rolname = who AND (rolsuper OR rolcreaterole)) $$;

-- Users see their own privileges only.
CREATE OR REPLACE FUNCTION pg_internal.assumerole_granted(who name, arn text, cmd text) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF who <> pg_internal.caller() AND NOT pg_internal.is_superuser(pg_internal.caller()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'permission denied: must be a superuser';
  END IF;
  RETURN pg_internal.is_superuser(who) OR EXISTS (SELECT FROM pg_internal.assumerole g
    WHERE g.command = upper(cmd) AND g.iam_role IN ('*', arn)
      AND (g.grantee = 0 OR pg_has_role(who, g.grantee, 'USAGE')));
END $$;

CREATE OR REPLACE FUNCTION pg_internal.assumerole_grantee(kind text, grantee name) RETURNS oid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE found oid;
BEGIN
  IF kind = 'public' THEN
    RETURN 0;
  END IF;
  SELECT oid INTO found FROM pg_roles WHERE rolname = grantee;
  IF found IS NULL THEN
    RAISE undefined_object USING MESSAGE = format('%s "%s" does not exist', kind, grantee);
  END IF;
  RETURN found;
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.assumerole_change(
    granting boolean, roles text[], kinds text[], grantees name[], commands text[])
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE each oid; this_kind text; this_grantee name;
BEGIN
  IF NOT pg_internal.is_superuser(pg_internal.caller()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'permission denied: must be a superuser';
  END IF;
  DELETE FROM pg_internal.assumerole g
    WHERE g.grantee <> 0 AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = g.grantee);
  FOR this_kind, this_grantee IN SELECT * FROM unnest(kinds, grantees) LOOP
    each := pg_internal.assumerole_grantee(this_kind, this_grantee);
    IF granting THEN
      INSERT INTO pg_internal.assumerole SELECT each, r, c FROM unnest(roles) r, unnest(commands) c
        ON CONFLICT DO NOTHING;
    ELSE
      DELETE FROM pg_internal.assumerole g WHERE g.grantee = each AND g.command = ANY (commands)
        AND ('*' = ANY (roles) OR g.iam_role = ANY (roles));
    END IF;
  END LOOP;
END $$;
