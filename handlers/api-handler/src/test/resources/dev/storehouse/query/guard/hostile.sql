-- Statements that must not run, one a line. What stands before the bar is the fence that refuses.
-- A name in angle brackets is replaced: <NUL>, <BEL>, <CR>, <NBSP>, <ZWSP>, <LSQUO>, <RSQUO>, <FWQ>.
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
CONSTRUCTS | select * from orders o, lateral (select 1) x
CONSTRUCTS | select * from orders order by order_id limit 5, 10
CONSTRUCTS | select sum(total) over w from orders window w as (order by order_id)
CONSTRUCTS | select top 5 percent * from orders
CONSTRUCTS | select top 5 with ties * from orders order by total
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
RENDERING | select * from orders pivot (sum(total) for status in ('a', 'b'))
RENDERING | select order_id between symmetric 1 and 2 from orders
