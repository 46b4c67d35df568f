-- Statements that must not run, one a line. What stands before the bar is the fence that refuses.
-- A name in angle brackets is replaced: <NUL>, <BEL>, <CR>, <LF>, <NBSP>, <ZWSP>, <LSQUO>, <RSQUO>, <FWQ>.
-- More than one statement
LEXER | select 1; select 2
LEXER | select 1; drop table orders
LEXER | select 1;;
LEXER | ;select 1
LEXER | select 1;/* */;
LEXER | select 'a'; delete from orders where 'a' = 'a'
LEXER | select 1 ; commit ; begin
LEXER |
LEXER | -- only a comment
LEXER | /* only a comment */
-- Quotes, comments and characters that are read in more than one way
LEXER | select 'a\' , ' , pg_sleep(5) --'
LEXER | select 'a\'' from orders
LEXER | select '\'
LEXER | select 'a\\\' from orders
LEXER | select 'it\'s'
LEXER | select * from orders where note = '\' or 1 = 1 --'
LEXER | select 'not closed
LEXER | select "not closed
LEXER | select 1 /* not closed
LEXER | select 1 /* a /* b */ c */
LEXER | select 1 /* a /* b */ , pg_sleep(5) /* */ */
LEXER | select $$a$$
LEXER | select $tag$a$tag$
LEXER | select $1
LEXER | select a$$b from orders
LEXER | select E'a\'b'
LEXER | select e'\x27'
LEXER | select U&'\0027'
LEXER | select U&"\0070g_user" from orders
LEXER | select u&'d!0061t' uescape '!'
LEXER | select N'a'
LEXER | select B'101'
LEXER | select X'1F'
LEXER | select _utf8'a'
LEXER | select 'a' 'b'
LEXER | select 'a'"b"'c' 'd'
LEXER | select ""
LEXER | select "a\b" from orders
LEXER | select <LSQUO>a<RSQUO>
LEXER | select <FWQ>a<FWQ>
LEXER | select `order_id` from orders
LEXER | select [order_id] from orders
LEXER | select order_id<NBSP>from orders
LEXER | select order_id<ZWSP>from orders
LEXER | select 1<NUL>
LEXER | select 'a<NUL>b'
LEXER | select 1<BEL>
LEXER | select 1 --<CR>; drop table orders
LEXER | select "a<BEL>" from orders
LEXER | select 1 where 1 = 1 \g
LEXER | select @@version
LEXER | select @x := 1
LEXER | select ?
LEXER | select {fn now()}
LEXER | select 1 # comment
LEXER | select 1abc
LEXER | select 0x1F
LEXER | select 1_000
LEXER | select (1
LEXER | select 1)
LEXER | select ((1)
LEXER | select 1 from orders where (order_id = 1))
-- Statements that are no queries
GRAMMAR | insert into orders values (1)
GRAMMAR | update orders set note = 'x'
GRAMMAR | delete from orders
GRAMMAR | truncate orders
GRAMMAR | drop table orders
GRAMMAR | create table x (a int)
GRAMMAR | create temp table x as select 1
GRAMMAR | create function f() returns int as 'select 1' language sql
GRAMMAR | create or replace view v as select 1
GRAMMAR | create user mallory password 'Abc12345'
GRAMMAR | alter table orders add column x int
GRAMMAR | alter user acme createuser
GRAMMAR | grant all on orders to public
GRAMMAR | revoke all on orders from acme
GRAMMAR | merge into orders using items on 1 = 1 when matched then delete
GRAMMAR | copy orders from 's3://bucket/x' iam_role default
GRAMMAR | unload ('select 1') to 's3://bucket/x' iam_role default
GRAMMAR | call p()
GRAMMAR | do 'begin end'
GRAMMAR | execute p
GRAMMAR | prepare p as select 1
GRAMMAR | deallocate all
GRAMMAR | declare c cursor for select 1
GRAMMAR | fetch all from c
GRAMMAR | begin
GRAMMAR | commit
GRAMMAR | rollback
GRAMMAR | abort
GRAMMAR | end
GRAMMAR | lock table orders
GRAMMAR | set search_path to pg_catalog
GRAMMAR | set session authorization 'beta'
GRAMMAR | set role beta
GRAMMAR | set statement_timeout = 0
GRAMMAR | reset all
GRAMMAR | show search_path
GRAMMAR | show tables from schema beta.public
GRAMMAR | explain select 1
GRAMMAR | explain analyze delete from orders
GRAMMAR | analyze orders
GRAMMAR | vacuum orders
GRAMMAR | refresh materialized view v
GRAMMAR | comment on table orders is 'x'
GRAMMAR | listen x
GRAMMAR | notify x
GRAMMAR | load 'library'
GRAMMAR | use beta
GRAMMAR | table orders
GRAMMAR | cancel 1234
GRAMMAR | attach rls policy p on orders to public
GRAMMAR | import foreign schema x from server y into z
GRAMMAR | (delete from orders)
GRAMMAR | select
GRAMMAR | select from
GRAMMAR | select 1 from
GRAMMAR | select 1 select 2
GRAMMAR | select * from (delete from orders returning *) x
GRAMMAR | select * from (insert into orders values (1)) x
GRAMMAR | with a as (select 1) delete from orders
GRAMMAR | with a as (select 1) insert into orders select * from a
GRAMMAR | with a as (select 1) update orders set note = 'x'
GRAMMAR | with a as (delete from orders returning *) select * from a
CONSTRUCTS | with a as (insert into orders values (1)) select 1
GRAMMAR | with a as (update orders set note = 'x') select 1
CONSTRUCTS | with a as (delete from orders) select 1
-- Clauses that write, lock or reach further
CONSTRUCTS | select * into stolen from orders
GRAMMAR | select * into temp stolen from orders
GRAMMAR | select order_id into table stolen from orders
CONSTRUCTS | select * from orders for update
CONSTRUCTS | select * from orders for update nowait
CONSTRUCTS | select * from orders for update skip locked
CONSTRUCTS | select * from orders for update of orders
CONSTRUCTS | select * from orders for no key update
CONSTRUCTS | select * from orders for share
CONSTRUCTS | select * from orders for key share
CONSTRUCTS | select * from (select * from orders for update) x
CONSTRUCTS | select * from orders where order_id in (select order_id from items for update)
CONSTRUCTS | with a as (select * from orders for share) select * from a
CONSTRUCTS | select * from only orders
CONSTRUCTS | select * from orders order by order_id limit 5, 10
CONSTRUCTS | select sum(total) over w from orders window w as (order by order_id)
CONSTRUCTS | select top 5 percent * from orders
CONSTRUCTS | select top 5 with ties * from orders order by total
CONSTRUCTS | select all all from orders
CONSTRUCTS | select all all as a
CONSTRUCTS | select total from orders where total = all
CONSTRUCTS | select * from orders order by total fetch first 5 rows with ties
CONSTRUCTS | select (orders).order_id from orders
CONSTRUCTS | select orders.order_id from orders connect by prior order_id = total
-- Casts that look into system catalogues
CONSTRUCTS | select 'orders'::regclass
CONSTRUCTS | select 'orders'::regclass::oid
CONSTRUCTS | select cast('pg_sleep' as regproc)
CONSTRUCTS | select cast('f(int)' as regprocedure)
CONSTRUCTS | select 'beta'::regnamespace
CONSTRUCTS | select 'beta'::regrole
CONSTRUCTS | select 'int'::regtype
CONSTRUCTS | select '<a/>'::xml
CONSTRUCTS | select 'x'::name
CONSTRUCTS | select 'x'::pg_catalog.text
LEXER | select cast('{1}' as int[])
-- Relations that are not the tenant's
RELATIONS | select * from pg_catalog.pg_user
RELATIONS | select * from pg_user
RELATIONS | select * from PG_USER
RELATIONS | select * from "pg_user"
RELATIONS | select * from "PG_USER"
RELATIONS | select * from pg_catalog . pg_class
RELATIONS | select * from PG_Catalog.pg_class
RELATIONS | select * from "pg_catalog"."pg_shadow"
GRAMMAR | select * from pg_/**/catalog.pg_class
RELATIONS | select * from information_schema.tables
RELATIONS | select * from INFORMATION_SCHEMA.COLUMNS
RELATIONS | select * from pg_toast.x
RELATIONS | select * from pg_temp_1.x
RELATIONS | select * from pg_internal.redshift_auto_health_check_1
RELATIONS | select * from pg_automv.x
RELATIONS | select * from pg_s3.x
RELATIONS | select * from sys.tables
RELATIONS | select * from beta.secrets
RELATIONS | select * from "beta"."secrets"
RELATIONS | select * from BETA.SECRETS
RELATIONS | select * from other_db.beta.secrets
RELATIONS | select * from secrets
RELATIONS | select * from acme.nothing
RELATIONS | select * from nothing
LEXER | select * from acme.orders@link
RELATIONS | select * from orders union select * from beta.secrets
RELATIONS | select * from orders where order_id in (select id from beta.secrets)
RELATIONS | select (select max(id) from beta.secrets)
RELATIONS | select * from orders join beta.secrets on true
RELATIONS | select * from (orders join beta.secrets on true)
RELATIONS | with orders as (select * from beta.secrets) select * from orders
RELATIONS | with a as (with b as (select 1) select * from beta.secrets) select * from a
RELATIONS | with a as (with b as (select 1) select * from b) select * from b
RELATIONS | with a as (select * from b), b as (select 1) select * from a
RELATIONS | with a as (select * from a) select * from a
RELATIONS | with "SECRETS" as (select 1) select * from secrets
RELATIONS | with secrets as (select 1) select * from "Secrets"
RELATIONS | select * from (with b as (select 1) select * from b) x, b
RELATIONS | select * from orders where exists (select 1 from beta.secrets)
RELATIONS | select * from orders order by (select max(id) from beta.secrets)
RELATIONS | select * from orders limit (select max(id) from beta.secrets)
RELATIONS | select case when exists (select 1 from beta.secrets) then 1 end
RELATIONS | select sum(total) over (order by (select max(id) from beta.secrets)) from orders
RELATIONS | select count(*) from orders group by (select max(id) from beta.secrets)
RELATIONS | select count(*) from orders having count(*) > (select max(id) from beta.secrets)
RELATIONS | values ((select max(id) from beta.secrets))
RELATIONS | select coalesce((select max(id) from beta.secrets), 1)
RELATIONS | select pg_user.usename
RELATIONS | select secrets.id
RELATIONS | select beta.secrets.id from orders
RELATIONS | select beta.secrets.* from orders
RELATIONS | select pg_user.* from orders
RELATIONS | select beta.secrets.id from orders beta
RELATIONS | select * from orders o, o.items
RELATIONS | select * from orders beta, beta.secrets
CONSTRUCTS | with pg_user as (select 1) select * from pg_user
CONSTRUCTS | with "PG_CLASS" as (select 1) select * from pg_class
CONSTRUCTS | with recursive svv_tables as (select 1) select * from svv_tables
-- Functions
CONSTRUCTS | select * from generate_series(1, 1000000000)
CONSTRUCTS | select * from pg_read_file('/etc/passwd')
CONSTRUCTS | select * from dblink('host=x', 'select 1') as t(a int)
CONSTRUCTS | select * from rows from (generate_series(1, 2)) x
FUNCTIONS | select pg_catalog.lower('A')
FUNCTIONS | select "pg_sleep"(10)
FUNCTIONS | select "PG_SLEEP"(10)
FUNCTIONS | select PG_Sleep (10)
FUNCTIONS | select pg_sleep/* */(10)
FUNCTIONS | select acme.f_secret(1)
FUNCTIONS | select unknown_function(1)
FUNCTIONS | select * from orders where order_id = pg_sleep(10)
FUNCTIONS | select * from orders order by pg_sleep(10)
FUNCTIONS | select * from orders group by pg_sleep(10)
FUNCTIONS | select count(*) from orders having pg_sleep(10) is null
FUNCTIONS | select case when pg_sleep(10) is null then 1 end
FUNCTIONS | select sum(pg_sleep(1)) over () from orders
FUNCTIONS | select sum(total) over (partition by pg_sleep(1)) from orders
FUNCTIONS | select sum(total) over (order by pg_sleep(1)) from orders
FUNCTIONS | select lag(total, pg_backend_pid()) over (order by total) from orders
FUNCTIONS | select listagg(total, pg_sleep(1)) within group (order by total) from orders
FUNCTIONS | select listagg(total, ',') within group (order by pg_sleep(1)) from orders
FUNCTIONS | select 1 limit pg_sleep(1)
FUNCTIONS | select 1 offset pg_sleep(1)
FUNCTIONS | select top (pg_sleep(1)) 1
FUNCTIONS | values (pg_sleep(1))
FUNCTIONS | with a as (select pg_sleep(1)) select 1
FUNCTIONS | select * from orders o join items i on pg_sleep(1) is null
FUNCTIONS | select * from orders qualify pg_sleep(1) is null
FUNCTIONS | select distinct on (pg_sleep(1)) 1 from orders
FUNCTIONS | select cast(pg_sleep(1) as varchar)
FUNCTIONS | select pg_sleep(1)::varchar
FUNCTIONS | select not pg_sleep(1) is null
FUNCTIONS | select - pg_backend_pid()
FUNCTIONS | select 1 between pg_backend_pid() and 2
FUNCTIONS | select 1 in (1, pg_backend_pid())
FUNCTIONS | select 'a' like 'b' escape pg_sleep(1)
FUNCTIONS | select substring('a' from pg_backend_pid() for 1)
FUNCTIONS | select extract(year from pg_postmaster_start_time())
FUNCTIONS | select trim(both pg_sleep(1) from 'a')
FUNCTIONS | select '2020-01-01'::timestamp at time zone pg_sleep(1)
FUNCTIONS | select (1, pg_sleep(1)) = (1, 2)
FUNCTIONS | select * from (values (1, pg_sleep(1))) as v (a, b)
FUNCTIONS | select convert(int, pg_backend_pid())
FUNCTIONS | select approximate pg_sleep(1)
-- Parameters
PARAMETERS | select :missing
PARAMETERS | select * from orders where order_id = :missing
PARAMETERS | select * from orders limit :missing
-- Clauses of other databases that are dropped on the way
RENDERING | select order_id between symmetric 1 and 2 from orders
-- Text that changes its meaning when it is written anew
LEXER | select "a"" from orders; drop table orders; --" from orders; select 1
LEXER | select 'a'';drop table orders;--' ; select 1
LEXER | select 'a' as "x' ; drop table orders --" ; select 2
GRAMMAR | select 1 as "a" "b"
GRAMMAR | select 1 as "a"'b'
LEXER | select "" from orders
LEXER | select 1 as "a<NUL>b"
LEXER | select 1 as "a<LF>b"
CONSTRUCTS | select 'x' as 'drop table orders'
CONSTRUCTS | select total 'alias' from orders
LEXER | select '\\\' from orders
LEXER | select '\\\'; drop table orders; --' from orders
LEXER | select 'a' || '\' || pg_sleep(5) || '' from orders
LEXER | select 'x\'||(select max(secret) from beta.secrets)||'y'
LEXER | select * from orders where note like '\' escape '\'
LEXER | select * from orders where note = 'a\'' or 1 = 1 --'
LEXER | select 'a<LF>' 'b'
LEXER | select 'a' -- c<LF>'b'
LEXER | select 'a'/**/'b'
LEXER | select e'a'
LEXER | select E '\''
LEXER | select U&'\0061' uescape '!'
LEXER | select u&"a" from orders
LEXER | select n'a'
LEXER | select r'a'
LEXER | select b'1'
LEXER | select x'1f'
CONSTRUCTS | select binary 'a'
LEXER | select _latin1'a'
LEXER | select q'[a]'
LEXER | select $x$a$x$
LEXER | select $1::text
LEXER | select "a<BEL>b"
LEXER | select date$$x$$
LEXER | select 1 -- <CR>select 2
LEXER | select 1 /* <CR> */
LEXER | select 1 /* /* */ */
LEXER | select 1 /*/ */ ; drop table orders /* */
LEXER | select 1 --<LF>; drop table orders
LEXER | select 1 /* */ ; /* */ drop table orders
LEXER | select 1 where 'a' = ‘a’
LEXER | select ＊ from orders
LEXER | select 1；select 2
LEXER | select <ZWSP>1
LEXER | select o<ZWSP>rders.total from orders
LEXER | select * from orders where note = 'a<NUL>'
LEXER | select * from "orders<NUL>"
RELATIONS | select * from ｏｒｄｅｒｓ
RELATIONS | select * from orderѕ
RELATIONS | select * from ACME.ОRDERS
RELATIONS | select * from "acme.orders"
RELATIONS | select * from "acme"."orders""; drop table x; --"
RELATIONS | select * from acme."orders "
RELATIONS | select total from acme . beta . orders
LEXER | select a.b.c.d.e.f from orders
-- Types, operators and forms of call that reach further
CONSTRUCTS | select 'beta.secrets'::regclass::text
CONSTRUCTS | select cast('beta.secrets' as regclass)
CONSTRUCTS | select 'beta'::regnamespace::text
CONSTRUCTS | select cast(1 as oid)
CONSTRUCTS | select 16384::oid::regclass
CONSTRUCTS | select 'acme'::regrole
CONSTRUCTS | select 'x'::pg_catalog.varchar
CONSTRUCTS | select 'x'::"varchar"
CONSTRUCTS | select 'x'::"regclass"
CONSTRUCTS | select null::orders
CONSTRUCTS | select null::acme.orders
LEXER | select 'x'::varchar(10); drop table orders
GRAMMAR | select 'x'::varchar(10,20,30)
CONSTRUCTS | select 'x'::varchar('a')
CONSTRUCTS | select 1::int4range
CONSTRUCTS | select '1'::bit(3)
LEXER | select '{1,2}'::int4[]
CONSTRUCTS | select '1'::money
CONSTRUCTS | select '(1,2)'::point
CONSTRUCTS | select '127.0.0.1'::inet
CONSTRUCTS | select '1'::jsonpath
CONSTRUCTS | select '1'::xid
CONSTRUCTS | select '0/0'::pg_lsn
CONSTRUCTS | select 'x'::refcursor
CONSTRUCTS | select 'x'::tsquery
GRAMMAR | select 1 operator(pg_catalog.+) 1
GRAMMAR | select total operator(beta.+) 1 from orders
LEXER | select 1 !! 2
LEXER | select 1 @@ 2
GRAMMAR | select '{"a":1}'::super -> 'a'
GRAMMAR | select '{"a":1}' ->> 'a'
LEXER | select '{"a":1}' #> '{a}'
LEXER | select total @> 1 from orders
CONSTRUCTS | select note collate "C" from orders
CONSTRUCTS | select xmlelement(name a)
GRAMMAR | select xmlserialize(content 'a' as text)
GRAMMAR | select json_table('{}', '$' columns (a int path '$.a'))
FUNCTIONS | select row(1, pg_sleep(5))
RELATIONS | select array(select secret from beta.secrets)
LEXER | select array[1, 2]
FUNCTIONS | select (select array_agg(s) from beta.secrets s)
GRAMMAR | select (orders).* from orders
CONSTRUCTS | select (o).total from orders o
RELATIONS | select (select s from beta.secrets s)
CONSTRUCTS | select (select (s).secret from beta.secrets s)
FUNCTIONS | select row_to_json(o) from orders o
FUNCTIONS | select to_json(o) from orders o
RELATIONS | select o.*::text from orders o, beta.secrets
LEXER | select lower(variadic array['a'])
GRAMMAR | select lower(a => 'x')
LEXER | select lower(a := 'x')
CONSTRUCTS | select count(*) filter (where pg_sleep(1) is null) from orders
CONSTRUCTS | select sum(total) over w from orders window w as (partition by pg_sleep(1))
CONSTRUCTS | select listagg(total, ',' on overflow truncate) from orders
CONSTRUCTS | select sum(total) over (order by total rows 1 preceding exclude current row) from orders
GRAMMAR | select extract(pg_sleep(1) from created) from orders
CONSTRUCTS | select interval pg_sleep(1)
CONSTRUCTS | select interval :id day
CONSTRUCTS | select timestamp :id
FUNCTIONS | select position(pg_sleep(1) in 'a')
FUNCTIONS | select overlay('a' placing pg_sleep(1) from 1)
FUNCTIONS | select trim(pg_sleep(1))
FUNCTIONS | select cast(pg_sleep(1) as varchar) || 'x'
GRAMMAR | select convert(pg_sleep(1), int)
FUNCTIONS | select coalesce(null, pg_sleep(1))
FUNCTIONS | select nullif(pg_sleep(1), 1)
FUNCTIONS | select case pg_sleep(1) when null then 1 end
FUNCTIONS | select greatest(1, pg_backend_pid())
FUNCTIONS | select 1 where 1 = any (select pg_sleep(1))
FUNCTIONS | select 1 where (1, 2) in ((1, pg_backend_pid()))
FUNCTIONS | select * from orders o left join items i on o.order_id = i.order_id and pg_sleep(1) is null
FUNCTIONS | select * from orders, lateral (select pg_sleep(1)) x
RELATIONS | select * from orders, lateral (select * from beta.secrets) x
CONSTRUCTS | select * from orders o, lateral pg_sleep(1) x
FUNCTIONS | select * from orders pivot (max(pg_sleep(1)) for status in ('a'))
RELATIONS | select * from beta.secrets pivot (max(secret) for id in (1, 2))
RELATIONS | select * from (select * from beta.secrets) unpivot (v for k in (id, secret))
CONSTRUCTS | select * from orders pivot xml (sum(total) for status in (any))
-- What tells of the session, the database or the storage
FUNCTIONS | select current_user
FUNCTIONS | select CURRENT_USER
FUNCTIONS | select user
FUNCTIONS | select session_user from orders
FUNCTIONS | select current_user()
FUNCTIONS | select current_role
FUNCTIONS | select current_catalog
FUNCTIONS | select current_schema
FUNCTIONS | select current_database()
FUNCTIONS | select current_schemas(true)
FUNCTIONS | select current_setting('search_path')
FUNCTIONS | select current_aws_account
FUNCTIONS | select current_namespace
FUNCTIONS | select current_user_id
FUNCTIONS | select current_session_arn
FUNCTIONS | select current_default_iam_role
FUNCTIONS | select system_user
FUNCTIONS | select lower(current_user)
FUNCTIONS | select current_user || 'x' from orders
FUNCTIONS | select * from orders where created_by = current_user
FUNCTIONS | select * from orders order by current_catalog
FUNCTIONS | select count(*) from orders group by session_user
FUNCTIONS | select case when current_user = 'x' then 1 end
FUNCTIONS | select sum(total) over (partition by current_role) from orders
FUNCTIONS | with a as (select current_schema as s) select s from a
FUNCTIONS | select * from (values (current_catalog)) v (a)
CONSTRUCTS | select ctid from orders
CONSTRUCTS | select xmin, xmax, cmin, cmax from orders
CONSTRUCTS | select orders.tableoid from orders
CONSTRUCTS | select tableoid::regclass from orders
CONSTRUCTS | select o.CTID from orders o
CONSTRUCTS | select "ctid" from orders
CONSTRUCTS | select * from orders where ctid = '(0,1)'
CONSTRUCTS | select insertxid, deletexid from orders
-- Settings, files, locks, other servers, other sessions
FUNCTIONS | select set_config('search_path', 'beta', false)
FUNCTIONS | select set_config('session_authorization', 'beta', true) from orders
FUNCTIONS | select pg_catalog.set_config('role', 'beta', false)
FUNCTIONS | select lo_export(1, '/tmp/x')
FUNCTIONS | select lo_from_bytea(0, 'x')
FUNCTIONS | select pg_read_file('x')
FUNCTIONS | select pg_ls_dir('.')
FUNCTIONS | select pg_stat_file('x')
FUNCTIONS | select dblink('dbname=dev', 'drop table acme.orders')
CONSTRUCTS | select * from dblink_exec('x', 'y')
FUNCTIONS | select pg_logical_emit_message(true, 'a', 'b')
FUNCTIONS | select pg_notify('a', 'b')
FUNCTIONS | select pg_advisory_lock(1), total from orders
FUNCTIONS | select pg_try_advisory_xact_lock(1)
FUNCTIONS | select pg_cancel_backend(1)
FUNCTIONS | select pg_terminate_backend(pg_backend_pid())
FUNCTIONS | select pg_switch_wal()
FUNCTIONS | select pg_create_restore_point('a')
FUNCTIONS | select pg_export_snapshot()
FUNCTIONS | select txid_current()
FUNCTIONS | select setseed(0.5)
FUNCTIONS | select setval('s', 1)
FUNCTIONS | select currval('s')
CONSTRUCTS | select next value for s
FUNCTIONS | select query_to_xml('select * from beta.secrets', true, true, '')
FUNCTIONS | select table_to_xml('beta.secrets', true, true, '')
FUNCTIONS | select database_to_xml(true, true, '')
FUNCTIONS | select cursor_to_xml('c', 1, true, true, '')
FUNCTIONS | select ts_stat('select secret from beta.secrets')
RELATIONS | select plan_cache_mode from orders, pg_settings
FUNCTIONS | select has_table_privilege('beta.secrets', 'select')
FUNCTIONS | select pg_get_viewdef('beta.v')
FUNCTIONS | select col_description(1, 1)
FUNCTIONS | select obj_description(1)
FUNCTIONS | select to_regclass('beta.secrets')
FUNCTIONS | select pg_relation_size('beta.secrets')
FUNCTIONS | select format('%I', total) from orders
FUNCTIONS | select format_type(23, null)
FUNCTIONS | select pg_get_userbyid(10)
FUNCTIONS | select inet_server_addr(), inet_server_port()
FUNCTIONS | select version()
FUNCTIONS | select pg_postmaster_start_time()
FUNCTIONS | select pg_last_query_id(), pg_last_copy_count(), pg_last_copy_id()
FUNCTIONS | select pg_last_unload_count()
FUNCTIONS | select last_user_query_id()
FUNCTIONS | select get_session_role()
FUNCTIONS | select ml_fn_something(1)
FUNCTIONS | select explain_model('x')
FUNCTIONS | select f_py_udf(1)
FUNCTIONS | select beta.f(1)
-- Statements within statements, and other first words
GRAMMAR | with x as (delete from orders returning *) select * from x
GRAMMAR | with x as (merge into orders using items on true when matched then delete) select 1
GRAMMAR | with x as (select 1) merge into orders using x on true when matched then delete
GRAMMAR | with recursive x as (update orders set total = 1 returning *) select * from x
GRAMMAR | with x as materialized (delete from orders returning *) select 1
GRAMMAR | with function f() returns int as 'x' select 1
GRAMMAR | select * from (update orders set total = 1 returning *) x
LEXER | select * from (values (1)) x; truncate orders
GRAMMAR | select * from orders where exists (delete from orders)
LEXER | (select 1); (select 2)
CONSTRUCTS | (with x as (delete from orders) select 1)
GRAMMAR | ((delete from orders))
CONSTRUCTS | (select * from orders for update)
CONSTRUCTS | select 1 union select 2 for share
CONSTRUCTS | (select 1 into stolen)
CONSTRUCTS | select 1 into stolen union select 2
CONSTRUCTS | select distinct total into stolen from orders
CONSTRUCTS | select top 1 total into stolen from orders
CONSTRUCTS | with x as (select 1 a) select a into stolen from x
CONSTRUCTS | select * from (select 1 as a into stolen) x
GRAMMAR | select total into temporary stolen from orders
LEXER | select total into #stolen from orders
CONSTRUCTS | select total into outfile '/tmp/x' from orders
CONSTRUCTS | select total into dumpfile '/tmp/x' from orders
GRAMMAR | (table orders)
GRAMMAR | select * from (table beta.secrets) x
GRAMMAR | with x as (table beta.secrets) select * from x
GRAMMAR | select 1 union table beta.secrets
GRAMMAR | explain (analyze) select 1
GRAMMAR | explain verbose select * from orders
GRAMMAR | show all
GRAMMAR | show grants for beta
GRAMMAR | describe orders
GRAMMAR | desc orders
GRAMMAR | help
LEXER | select 1 \; drop table orders
LEXER | \copy orders to '/tmp/x'
LEXER | \! id
GRAMMAR | copy (select * from orders) to program 'id'
GRAMMAR | copy orders to 's3://b/k' iam_role 'x'
GRAMMAR | unload ('select * from beta.secrets') to 's3://b/k' iam_role 'x'
GRAMMAR | call sp()
GRAMMAR | exec sp
GRAMMAR | execute immediate 'drop table orders'
LEXER | do $$ begin end $$
LEXER | begin; select 1; commit
GRAMMAR | start transaction read write
GRAMMAR | set transaction read write
GRAMMAR | set local role beta
GRAMMAR | discard all
GRAMMAR | security label on table orders is 'x'
GRAMMAR | create external table x (a int)
GRAMMAR | create model m from orders
GRAMMAR | create datashare d
GRAMMAR | grant usage on schema beta to acme
GRAMMAR | alter default privileges grant all on tables to acme
GRAMMAR | alter system set x = 1
GRAMMAR | checkpoint
GRAMMAR | cluster orders
GRAMMAR | reindex table orders
GRAMMAR | reassign owned by acme to beta
GRAMMAR | move all from c
GRAMMAR | close c
LEXER | values (1); delete from orders
FUNCTIONS | values (pg_sleep(1), 2)
RELATIONS | values ((select secret from beta.secrets))
GRAMMAR | select 1 from orders where current of c
RENDERING | select 1 from orders tablesample system (10)
RELATIONS | select * from orders o, o.note n
GRAMMAR | select * from orders as of timestamp '2026-01-01'
RENDERING | select * from orders for system_time as of '2026-01-01'
RENDERING | select * from orders with (nolock)
GRAMMAR | select * from orders use index (i)
CONSTRUCTS | select * from table(f(1))
CONSTRUCTS | select * from unnest(split_to_array('a,b', ','))
CONSTRUCTS | select * from rows from (pg_sleep(1)) x
CONSTRUCTS | select * from json_to_recordset('[]') as x(a int)
CONSTRUCTS | select * from xmltable('/a' passing 'x' columns a int)
GRAMMAR | select * from orders match_recognize (pattern (a))
GRAMMAR | select * from orders model dimension by (a) measures (b) rules ()
GRAMMAR | select * from orders connect by nocycle prior order_id = total
CONSTRUCTS | select * from orders start with a = 1 connect by prior a = b
CONSTRUCTS | select * replace (pg_sleep(1) as total) from orders
RENDERING | select * from orders order siblings by total
CONSTRUCTS | select total from orders limit 1, 2
RENDERING | select total from orders limit 1 by total
FUNCTIONS | select total from orders limit pg_sleep(1)
RELATIONS | select total from orders order by total limit (select max(id) from beta.secrets)
FUNCTIONS | select total from orders fetch first pg_backend_pid() rows only
GRAMMAR | select total from orders order by total using >
RENDERING | select total from orders group by total with rollup
CONSTRUCTS | select skip 1 first 2 total from orders
RENDERING | select straight_join total from orders
RENDERING | select total from orders procedure analyse()
GRAMMAR | select total from orders lock in share mode
CONSTRUCTS | select total from orders for xml path
CONSTRUCTS | select total from orders for json auto
RENDERING | select total from orders option (recompile)
RENDERING | select total from orders with ur
GRAMMAR | select total from orders optimize for 1 rows
GRAMMAR | select total from orders emit changes
LEXER | select @a := total from orders
LEXER | select total from orders where total = @@x
LEXER | select $$; drop table orders; $$
LEXER | select ?1 from orders
PARAMETERS | select :1x from orders
LEXER | select : id from orders
GRAMMAR | select ::int from orders
LEXER | select {d '2026-01-01'}
LEXER | select {ts '2026-01-01 00:00:00'} from orders
LEXER | select `total` from orders
LEXER | select [total] from orders
LEXER | select total from [acme].[orders]
LEXER | select 1e from orders
GRAMMAR | select 1.2.3
LEXER | select 0b101
LEXER | select 0x41
LEXER | select 1_0
LEXER | select 1a
