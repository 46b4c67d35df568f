-- What monitoring is made a member of: statistics and settings of the server, and no table of anybody's.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'monitoring') THEN
    CREATE ROLE monitoring NOLOGIN;
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO monitoring', current_database());
END
$$;

GRANT pg_monitor TO monitoring;
