-- What COPY and UNLOAD leave to be asked for, and who may run them.
-- Source: Amazon Redshift Database Developer Guide, "System information functions".

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('redshift.last_copy_id', true), ''), '-1')::bigint $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('redshift.last_copy_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.has_assumerole_privilege(user_name name, iam_role_arn text, cmd_type text)
  RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT pg_internal.assumerole_granted(user_name, iam_role_arn, cmd_type) $$;
CREATE OR REPLACE FUNCTION pg_catalog.has_assumerole_privilege(iam_role_arn text, cmd_type text)
  RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT pg_internal.assumerole_granted(current_user, iam_role_arn, cmd_type) $$;
