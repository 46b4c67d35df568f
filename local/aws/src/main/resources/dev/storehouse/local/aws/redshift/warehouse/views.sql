-- Redshift's system views, in pg_catalog so that no search path hides them.
-- Source: Amazon Redshift Database Developer Guide, "System tables and views reference".

CREATE OR REPLACE VIEW pg_catalog.svv_rls_policy AS
  SELECT current_database() AS poldb, polname, alias AS polalias,
    (SELECT json_agg(json_build_object('colname', c, 'type', t) ORDER BY n)::text
      FROM unnest(columns, types) WITH ORDINALITY AS u(c, t, n)) AS polatts,
    predicate AS polqual, true AS polenabled, modified_by AS polmodifiedby,
    modified_time AS polmodifiedtime
  FROM pg_internal.rls_policy;
CREATE OR REPLACE VIEW pg_catalog.svv_rls_attached_policy AS
  SELECT n.nspname AS relschema, c.relname, 'table'::text AS relkind, a.polname,
    a.attached_by AS grantor, a.grantee, a.kind AS granteekind, true AS is_pol_on,
    coalesce(r.active, false) AS is_rls_on, coalesce(r.conjunction, 'and') AS rls_conjunction_type
  FROM pg_internal.rls_attached a
  JOIN pg_class c ON c.oid = a.relid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_internal.rls_relation r ON r.relid = a.relid;
CREATE OR REPLACE VIEW pg_catalog.svv_rls_relation AS
  SELECT current_database() AS datname, n.nspname AS relschema, c.relname, 'table'::text AS relkind,
    r.active AS is_rls_on, false AS is_rls_datashare_on, r.conjunction AS rls_conjunction_type,
    'and'::text AS rls_datashare_conjunction_type
  FROM pg_internal.rls_relation r
  JOIN pg_class c ON c.oid = r.relid JOIN pg_namespace n ON n.oid = c.relnamespace;
