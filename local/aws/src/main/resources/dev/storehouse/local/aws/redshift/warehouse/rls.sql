-- Redshift's row-level security: a policy belongs to the database and is attached to relations for
-- users, roles or everyone. A policy is a function of the columns it names; a relation with security
-- on has one policy of PostgreSQL's, made of the attached ones. Who asks is CURRENT_USER, also
-- through a view.
-- Source: Amazon Redshift Database Developer Guide, "Row-level security".

CREATE TABLE IF NOT EXISTS pg_internal.rls_policy (
  polname name PRIMARY KEY, alias name, columns name[] NOT NULL, types text[] NOT NULL,
  predicate text NOT NULL, lookups boolean NOT NULL, modified_by name NOT NULL,
  modified_time timestamp NOT NULL);
CREATE TABLE IF NOT EXISTS pg_internal.rls_attached (
  polname name NOT NULL REFERENCES pg_internal.rls_policy, relid oid NOT NULL, grantee name NOT NULL,
  kind text NOT NULL, attached_by name NOT NULL, PRIMARY KEY (polname, relid, kind, grantee));
CREATE TABLE IF NOT EXISTS pg_internal.rls_relation (
  relid oid PRIMARY KEY, active boolean NOT NULL, conjunction text NOT NULL);

CREATE OR REPLACE FUNCTION pg_internal.rls_member(role name) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM pg_catalog.pg_roles r
    WHERE r.rolname = role AND pg_catalog.pg_has_role(current_user, r.oid, 'MEMBER')) $$;

-- Who asks, also within a function that runs with the rights of its owner.
CREATE OR REPLACE FUNCTION pg_internal.caller() RETURNS name LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT coalesce(nullif(pg_catalog.current_setting('role'), 'none'), session_user::text)::name $$;

CREATE OR REPLACE FUNCTION pg_internal.rls_check() RETURNS void LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT pg_catalog.pg_has_role(pg_internal.caller(), 'sys:secadmin', 'MEMBER') THEN
    RAISE insufficient_privilege USING MESSAGE = 'permission denied: must be a superuser or sys:secadmin';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_internal.rls_find(policy name) RETURNS pg_internal.rls_policy
  LANGUAGE plpgsql STABLE AS $$
DECLARE found pg_internal.rls_policy;
BEGIN
  SELECT * INTO found FROM pg_internal.rls_policy WHERE polname = policy;
  IF found.polname IS NULL THEN
    RAISE undefined_object USING MESSAGE = format('RLS policy "%s" does not exist.', policy);
  END IF;
  RETURN found;
END $$;

-- A predicate that looks into other tables does so with the rights of whoever made it.
CREATE OR REPLACE FUNCTION pg_internal.rls_define(policy pg_internal.rls_policy) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION pg_internal.%I(%s) RETURNS boolean LANGUAGE sql STABLE %s AS %L',
    'rls ' || policy.polname,
    (SELECT string_agg(format('%I %s', c, t), ', ' ORDER BY n)
      FROM unnest(policy.columns, policy.types) WITH ORDINALITY AS u(c, t, n)),
    CASE WHEN policy.lookups THEN 'SECURITY DEFINER SET search_path FROM CURRENT' END,
    'SELECT (' || policy.predicate || E'\n)::boolean');
END $$;

CREATE OR REPLACE FUNCTION pg_internal.rls_apply(relation oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  target text := relation::regclass;
  state pg_internal.rls_relation;
  each record;
  applies text;
  any_applies text := 'false';
  conditions text := '';
  alternatives text := '';
BEGIN
  SELECT * INTO state FROM pg_internal.rls_relation WHERE relid = relation;
  EXECUTE format('DROP POLICY IF EXISTS rls ON %s', target);
  IF state.active IS DISTINCT FROM true THEN
    EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', target);
    RETURN;
  END IF;
  FOR each IN SELECT a.*, format('pg_internal.%I(%s)', 'rls ' || p.polname,
        (SELECT string_agg(format('%I', c), ', ' ORDER BY n)
          FROM unnest(p.columns) WITH ORDINALITY AS u(c, n))) AS predicate
      FROM pg_internal.rls_attached a JOIN pg_internal.rls_policy p USING (polname)
      WHERE a.relid = relation ORDER BY a.polname, a.kind, a.grantee LOOP
    applies := CASE each.kind
      WHEN 'public' THEN 'true'
      WHEN 'user' THEN format('(SELECT current_user = %L)', each.grantee)
      ELSE format('(SELECT pg_internal.rls_member(%L))', each.grantee) END;
    any_applies := any_applies || ' OR ' || applies;
    conditions := conditions || format(' AND (NOT %s OR %s)', applies, each.predicate);
    alternatives := alternatives || format(' OR (%s AND %s)', applies, each.predicate);
  END LOOP;
  EXECUTE format('CREATE POLICY rls ON %s USING ((SELECT pg_internal.rls_member(''sys:ignorerls'')) OR %s) WITH CHECK (true)',
    target,
    CASE state.conjunction WHEN 'or' THEN '(false' || alternatives || ')'
      ELSE '((' || any_applies || ')' || conditions || ')' END);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_create(
    policy name, columns name[], types text[], alias name, predicate text, lookups boolean)
  LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE made pg_internal.rls_policy;
BEGIN
  PERFORM pg_internal.rls_check();
  IF EXISTS (SELECT FROM pg_internal.rls_policy p WHERE p.polname = policy) THEN
    RAISE duplicate_object USING MESSAGE = format('RLS policy "%s" already exists.', policy);
  END IF;
  INSERT INTO pg_internal.rls_policy VALUES (policy, alias, columns, types, predicate, lookups,
    pg_internal.caller(), now() AT TIME ZONE 'UTC') RETURNING * INTO made;
  PERFORM pg_internal.rls_define(made);
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_alter(policy name, new_predicate text, new_lookups boolean)
  LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE made pg_internal.rls_policy;
BEGIN
  PERFORM pg_internal.rls_check();
  PERFORM pg_internal.rls_find(policy);
  UPDATE pg_internal.rls_policy p SET predicate = new_predicate, lookups = new_lookups,
    modified_by = pg_internal.caller(), modified_time = now() AT TIME ZONE 'UTC'
    WHERE p.polname = policy RETURNING * INTO made;
  PERFORM pg_internal.rls_define(made);
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_drop(policy name, if_exists boolean, cascading boolean)
  LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE relation oid;
BEGIN
  PERFORM pg_internal.rls_check();
  IF if_exists AND NOT EXISTS (SELECT FROM pg_internal.rls_policy p WHERE p.polname = policy) THEN
    RETURN;
  END IF;
  PERFORM pg_internal.rls_find(policy);
  FOR relation IN SELECT DISTINCT a.relid FROM pg_internal.rls_attached a JOIN pg_class c ON c.oid = a.relid
      WHERE a.polname = policy LOOP
    IF NOT cascading THEN
      RAISE dependent_objects_still_exist USING MESSAGE = format(
        'RLS policy "%s" cannot be dropped because it is attached to relations; use DROP RLS POLICY ... CASCADE', policy);
    END IF;
    DELETE FROM pg_internal.rls_attached a WHERE a.polname = policy AND a.relid = relation;
    PERFORM pg_internal.rls_apply(relation);
  END LOOP;
  DELETE FROM pg_internal.rls_attached a WHERE a.polname = policy;
  EXECUTE format('DROP FUNCTION pg_internal.%I', 'rls ' || policy);
  DELETE FROM pg_internal.rls_policy p WHERE p.polname = policy;
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_attach(
    policy name, relations text[], kinds text[], grantees name[])
  LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE relation oid; made pg_internal.rls_policy; missing name; this_grantee name; this_kind text;
BEGIN
  PERFORM pg_internal.rls_check();
  made := pg_internal.rls_find(policy);
  FOREACH relation IN ARRAY relations::regclass[] LOOP
    SELECT c INTO missing FROM unnest(made.columns) c WHERE NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = c AND NOT a.attisdropped);
    IF missing IS NOT NULL THEN
      RAISE undefined_column USING MESSAGE = format(
        'RLS policy "%s" references column "%s", which does not exist in relation "%s"',
        policy, missing, relation::regclass);
    END IF;
    FOR this_kind, this_grantee IN SELECT * FROM unnest(kinds, grantees) LOOP
      IF this_kind <> 'public' AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = this_grantee) THEN
        RAISE undefined_object USING MESSAGE = format('%s "%s" does not exist', this_kind, this_grantee);
      END IF;
      IF EXISTS (SELECT FROM pg_internal.rls_attached a WHERE a.polname = policy AND a.relid = relation
          AND a.kind = this_kind AND a.grantee = this_grantee) THEN
        RAISE duplicate_object USING MESSAGE = format(
          'RLS policy "%s" is already attached on relation "%s" to %s "%s"',
          policy, relation::regclass, this_kind, this_grantee);
      END IF;
      INSERT INTO pg_internal.rls_attached VALUES (policy, relation, this_grantee, this_kind, pg_internal.caller());
    END LOOP;
    PERFORM pg_internal.rls_apply(relation);
  END LOOP;
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_detach(
    policy name, relations text[], kinds text[], grantees name[])
  LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE relation oid; this_grantee name; this_kind text;
BEGIN
  PERFORM pg_internal.rls_check();
  PERFORM pg_internal.rls_find(policy);
  FOREACH relation IN ARRAY relations::regclass[] LOOP
    FOR this_kind, this_grantee IN SELECT * FROM unnest(kinds, grantees) LOOP
      DELETE FROM pg_internal.rls_attached a WHERE a.polname = policy AND a.relid = relation
        AND a.kind = this_kind AND a.grantee = this_grantee;
      IF NOT FOUND THEN
        RAISE undefined_object USING MESSAGE = format(
          'RLS policy "%s" is not attached on relation "%s" to %s "%s"',
          policy, relation::regclass, this_kind, this_grantee);
      END IF;
    END LOOP;
    PERFORM pg_internal.rls_apply(relation);
  END LOOP;
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.rls_switch(relation text, new_active boolean, new_conjunction text)
  LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM pg_internal.rls_check();
  INSERT INTO pg_internal.rls_relation VALUES (relation::regclass, new_active, new_conjunction)
    ON CONFLICT (relid) DO UPDATE SET active = new_active, conjunction = new_conjunction;
  PERFORM pg_internal.rls_apply(relation::regclass);
END $$;

CREATE OR REPLACE PROCEDURE pg_internal.nothing() LANGUAGE sql AS '';
