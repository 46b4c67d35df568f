-- One schema for the services of the application and one for Mage, each of an owner that nobody logs in as: who is to
-- change the tables of one is made a member of its owner. Roles belong to the whole server, where another of its
-- databases may have made them before.
DO $$
DECLARE
  component text;
BEGIN
  FOREACH component IN ARRAY ARRAY['application', 'mage'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = component || '_owner') THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', component || '_owner');
    END IF;
    EXECUTE format('GRANT %I TO CURRENT_USER', component || '_owner');
    EXECUTE format('CREATE SCHEMA %I AUTHORIZATION %I', component, component || '_owner');
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), component || '_owner');
  END LOOP;
END
$$;
