-- Statements that look hostile and are not: they run, as a tenant's database user, and do nothing but read.
select 'drop table orders; --' as a
select 'pg_sleep(10)' as a, ';' as b, '--' as c, '/*' as d
select 1 as "drop table orders; --"
select 1 as "a""; drop table orders; --"
select 'it''s; delete from orders; --'
select total as delete_, total as "delete", total as "into" from orders
select o.total as update_lock from orders o
select pg_size, pg_size as pg_sleep from events
select e.pg_size as set_config from events e
select updated_at, deleted_at as dropped from orders
select o from orders o
select orders from orders
select o.text from orders o
select o.name from orders o
select o.pg_typeof from orders o
select o.row_to_json from orders o
select o.pg_column_size from orders o
select o.* is null from orders o
select count(o.*) from orders o
select o = o from orders o
select o::varchar from orders o
select cast(o as text) from orders o
select upper(o.note), max(o.note) from orders o group by o.note
select * from orders where note = 'x' or '1' = '1'
select * from orders where note = '' or 1 = 1 -- ' and total = 2
select * from orders where note like '%;%' or note ~ ';'
select * from orders where note = '\\'
select '\\' || ' or 1 = 1 --'
select 'a\\', 'b', '\\'
select 'C:\\' || note from orders
select '\n\t\x41\101' as escapes
select '%s %I %L' as formats, '{0}' as braces, '$1 :id ? @x' as marks
select :id || '; drop table orders' as a
select * from orders where note = :id -- :missing
select sum(total) over (order by total groups 1 preceding) from orders
select sql_calc_found_rows total from orders
select high_priority total from orders
select * from orders partition (p1)
select default
values (default)
select repeat('x', 1000)
select lpad('x', 10000, 'y')
select regexp_replace(repeat('a', 30), '(a+)+$', 'b')
select * from orders where note ~ '^(([a-z])+.)+[A-Z]([a-z])+$'
select * from orders where note similar to '((a|b)*)*c'
select 1 / 0
select total / 0 from orders
select 'x'::int
select cast('99999999999999' as int)
select substring('a', -1)
select 1 where 1 in (select null)
with recursive r (n) as (select 1 union all select n + 1 from r) select n from r limit 3
with recursive r (n) as (select 1 union all select n + 1 from r where n < 1000) select count(*) from r
with deleted as (select * from orders) select count(*) from deleted
with "insert" as (select 1 as "update") select "update" from "insert"
select * from (select 1 as "select") "from"
select "status", "status" as "grant" from "acme"."orders"
select decode('a', 'a', 1), quote_literal('a''b'), quote_ident('a"b')
select chr(39) || 'x' || chr(59) || chr(92)
select concat('dr', 'op table orders')
select md5('x'), sha2('x', 256), random() >= 0
select to_char(created, '"; drop table orders; --"YYYY') from orders
select to_date('2026-01-01'' or 1=1', 'YYYY-MM-DD')
select listagg(note, '; drop table orders; ') within group (order by note) from orders
select trim(both ';' from note), replace(note, ';', '--') from orders
select json_extract_path_text('{"a": "; drop"}', 'a')
select timestamp '2026-01-01' at time zone 'UTC; drop'
select interval '1 day; drop'
select * from orders order by 1 limit 1000000000000
select * from orders offset 1000000
select count(*) from orders a, orders b, orders c
