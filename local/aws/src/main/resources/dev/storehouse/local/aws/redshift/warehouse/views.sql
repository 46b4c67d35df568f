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

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
  SELECT table_catalog::text, table_schema::text, table_name::text, table_type::text,
    NULL::text AS remarks
  FROM information_schema.tables;
CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
  SELECT table_catalog::text, table_schema::text, table_name::text, column_name::text,
    ordinal_position::int, column_default::text, is_nullable::text, data_type::text,
    character_maximum_length::int, numeric_precision::int, numeric_precision_radix::int,
    numeric_scale::int, datetime_precision::int, NULL::text AS interval_type,
    NULL::text AS interval_precision, NULL::text AS character_set_catalog,
    NULL::text AS character_set_schema, NULL::text AS character_set_name,
    NULL::text AS collation_catalog, NULL::text AS collation_schema, NULL::text AS collation_name,
    NULL::text AS domain_name, NULL::text AS remarks
  FROM information_schema.columns;
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_tables AS
  SELECT table_catalog::text AS database_name, table_schema::text AS schema_name,
    table_name::text AS table_name,
    CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' ELSE table_type END::text AS table_type,
    NULL::text AS table_acl, NULL::text AS remarks
  FROM information_schema.tables;
CREATE OR REPLACE VIEW pg_catalog.svv_all_tables AS
  SELECT database_name, schema_name, table_name, table_acl, table_type, remarks
  FROM pg_catalog.svv_redshift_tables;
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_columns AS
  SELECT table_catalog::text AS database_name, table_schema::text AS schema_name,
    table_name::text AS table_name, column_name::text AS column_name,
    ordinal_position::int AS ordinal_position, data_type::text AS data_type,
    column_default::text AS column_default, is_nullable::text AS is_nullable,
    NULL::text AS encoding, false AS distkey, 0 AS sortkey, NULL::text AS column_acl,
    NULL::text AS remarks
  FROM information_schema.columns;
CREATE OR REPLACE VIEW pg_catalog.svv_all_columns AS
  SELECT c.table_catalog::text AS database_name, c.table_schema::text AS schema_name,
    c.table_name::text AS table_name, c.column_name::text AS column_name,
    c.ordinal_position::int AS ordinal_position, c.column_default::text AS column_default,
    c.is_nullable::text AS is_nullable, c.data_type::text AS data_type,
    c.character_maximum_length::int AS character_maximum_length,
    c.numeric_precision::int AS numeric_precision, c.numeric_scale::int AS numeric_scale,
    NULL::text AS remarks
  FROM information_schema.columns c;
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_schemas AS
  SELECT current_database()::text AS database_name, n.nspname::text AS schema_name,
    n.nspowner::int AS schema_owner, 'local'::text AS schema_type, NULL::text AS schema_acl,
    NULL::text AS schema_option
  FROM pg_namespace n WHERE n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> 'pg_internal'
    AND has_schema_privilege(n.oid, 'USAGE');
CREATE OR REPLACE VIEW pg_catalog.svv_all_schemas AS
  SELECT database_name, schema_name, schema_owner, schema_type, schema_acl,
    NULL::text AS source_database, schema_option
  FROM pg_catalog.svv_redshift_schemas;
CREATE OR REPLACE VIEW pg_catalog.svv_redshift_databases AS
  SELECT datname::text AS database_name, datdba::int AS database_owner, 'local'::text AS database_type,
    NULL::text AS database_acl, NULL::text AS database_options,
    'Serializable Isolation'::text AS database_isolation_level
  FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres';
CREATE OR REPLACE VIEW pg_catalog.svv_user_info AS
  SELECT rolname::text AS user_name, oid::int AS user_id, rolcreatedb AS createdb,
    rolsuper OR rolcreaterole AS superuser, false AS catalog_update, rolconnlimit::text AS connection_limit,
    'RESTRICTED'::text AS syslog_access, NULL::timestamp AS last_ddl_timestamp
  FROM pg_roles WHERE rolcanlogin;
CREATE OR REPLACE VIEW pg_catalog.svv_roles AS
  SELECT oid::int AS role_id, rolname::text AS role_name, 'admin'::text AS role_owner,
    NULL::text AS external_id
  FROM pg_roles WHERE NOT rolcanlogin AND rolname NOT LIKE 'pg\\_%';
CREATE OR REPLACE VIEW pg_catalog.svv_user_grants AS
  SELECT u.oid::int AS user_id, u.rolname::text AS user_name, r.oid::int AS role_id,
    r.rolname::text AS role_name, m.admin_option
  FROM pg_auth_members m JOIN pg_roles u ON u.oid = m.member JOIN pg_roles r ON r.oid = m.roleid
  WHERE u.rolcanlogin AND NOT r.rolcanlogin;
CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
  SELECT n.nspname::text AS schemaname, c.relname::text AS tablename, a.attname::text AS "column",
    format_type(a.atttypid, a.atttypmod) AS type, 'none'::text AS encoding, false AS distkey,
    0 AS sortkey, a.attnotnull AS "notnull"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p')
    AND pg_table_is_visible(c.oid) AND n.nspname <> 'pg_internal';
-- Rows that COPY did not load: each user sees those of its own loads, administrators see all.
CREATE TABLE IF NOT EXISTS pg_internal.load_error (
  userid bigint, query bigint, session bigint, tbl bigint,
  starttime timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
  filename text, line_number bigint, colname text, type text, col_length text, position int,
  raw_line text, raw_field_value text, err_code int, err_reason text);
CREATE OR REPLACE VIEW pg_catalog.stl_load_errors WITH (security_barrier) AS
  SELECT userid::int, 0 AS slice, tbl::int, starttime, session::int, query, filename, line_number,
    colname, type, col_length, position, raw_line, raw_field_value, err_code, err_reason,
    0 AS is_partial, 0::bigint AS start_offset
  FROM pg_internal.load_error
  WHERE EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
    AND (r.oid = userid OR r.rolsuper OR r.rolcreaterole));
CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail WITH (security_barrier) AS
  SELECT userid AS user_id, query AS query_id, NULL::bigint AS transaction_id, session AS session_id,
    current_database()::text AS database_name, tbl AS table_id, starttime AS start_time,
    filename AS file_name, line_number, colname AS column_name, type AS column_type,
    col_length AS column_length, position, err_code AS error_code, err_reason AS error_message
  FROM pg_catalog.stl_load_errors;
GRANT SELECT ON pg_catalog.stl_load_errors, pg_catalog.sys_load_error_detail TO PUBLIC;
-- Policies name other users: they are for those who make them.
DO $$
DECLARE view text;
BEGIN
  FOR view IN SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = 'pg_catalog'::regnamespace
      AND c.relkind = 'v' AND (c.relname LIKE 'svv\\_%' OR c.relname = 'pg_table_def') LOOP
    EXECUTE format('GRANT SELECT ON %s TO %s', view,
      CASE WHEN view LIKE 'svv\\_rls%' THEN '"sys:secadmin"' ELSE 'PUBLIC' END);
  END LOOP;
END $$;
