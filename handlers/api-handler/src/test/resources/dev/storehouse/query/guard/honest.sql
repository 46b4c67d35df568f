-- Ordinary statements that must run, one a line. Relations: orders, items, customers, events.
-- The queries of the TPC benchmarks are in tpch.sql and tpcds.sql.
select 1
select 1;
select 1; -- and no more
SELECT 1 /* comment */ + 1 -- comment
select * from orders
select * from acme.orders
select * from "acme"."orders"
select * from ACME.Orders
select order_id, total from orders
select orders.order_id, orders.total from orders
select o.order_id, o.* from orders o
select o.order_id as "Order", o.total as amount from orders as o
select acme.orders.order_id from acme.orders
select updated_at, pg_size, is_system, user_id from events
select updated_at, deleted_at, created_by from orders where updated_at > '2026-01-01'
select * from orders where status = 'open' and country = 'DE'
select * from orders where status = 'a' or status = 'b' and not (total > 5)
select * from orders where status = 'O''Hara'
select * from orders where note = ''
select * from orders where note = 'a -- no comment'
select * from orders where note = 'a /* no comment */ b'
select * from orders where note = 'a; b'
select * from orders where note = 'drop table orders; select * from pg_user'
select * from orders where note = '$$ :not_a_parameter %s ? @x'
select * from orders where note like '100\\%'
select * from orders where note ~ '^\\d+$'
select * from orders where note = 'C:\\temp\\new'
select * from orders where note = 'Grüße, 日本語 😀 ’quoted’'
select "größe", größe from items
select * from orders where total between 1 and 10
select * from orders where total not between 1 and 10
select * from orders where status in ('a', 'b', 'c')
select * from orders where status not in ('a', 'b')
select * from orders where (order_id, status) in (('1', 'a'), ('2', 'b'))
select * from orders where (order_id, status) in (select order_id, status from items)
select * from orders where order_id in (select order_id from items where quantity > 3)
select * from orders o where exists (select 1 from items i where i.order_id = o.order_id)
select * from orders o where not exists (select * from items i where i.order_id = o.order_id)
select * from orders where total > (select avg(total) from orders)
select * from orders where total >= all (select total from orders)
select * from orders where total = any (select total from items)
select * from orders where total > some (select total from items)
select * from orders where note is null
select * from orders where note is not null and paid is true
select * from orders where paid is not false or paid is unknown
select * from orders where note like 'a%' and note not like '%b' and note ilike 'A%'
select * from orders where note like 'a!_b' escape '!'
select * from orders where note similar to '(a|b)%'
select * from orders where note not similar to 'x'
select * from orders where note ~* 'abc' and note !~ 'x' and note !~* 'y'
select * from orders where total <> 1 and total != 2 and total <= 3 and total >= 4
select -1, +1, - total, 5 - -1, ~ 1 from orders
select 1 + 2 * 3 / 4 % 5, 2 ^ 3, 1 & 3, 1 | 2, 1 << 2, 8 >> 1
select 1.5, .5, 5., 1e5, 1.5e-3, 1E+2, 12345678901234567890
select 'a' || 'b' || note from orders
select true, false, null
select distinct status from orders
select distinct status, country from orders order by status
select all status from orders
select count(*) from orders
select count(distinct customer_id), sum(total), avg(total), min(total), max(total) from orders
select count(all total) from orders
select status, count(*) from orders group by status
select status, count(*) as n from orders group by 1 order by 2 desc
select status, sum(total) from orders group by status having sum(total) > 100
select status, country, sum(total) from orders group by rollup (status, country)
select status, country, sum(total), grouping(status) from orders group by cube (status, country)
select status, country, sum(total) from orders group by grouping sets ((status), (country), ())
select status from orders group by (status, country), status
select * from orders order by total
select * from orders order by total desc nulls last, order_id asc nulls first
select * from orders order by 1, 2 desc
select total * 2 as double from orders order by total * 2
select * from orders order by case when status = 'a' then 1 else 2 end
select * from orders limit 10
select * from orders limit 10 offset 5
select * from orders order by total limit 100000
select * from orders order by total limit 10 offset 20
select * from orders order by total offset 20
select * from orders limit all
select * from orders limit 0
select top 5 * from orders order by total desc
select top 5 order_id, total from orders
select top 5 distinct status from orders
select * from orders order by total fetch first 5 rows only
select * from orders order by total offset 5 rows fetch next 5 rows only
select order_id from orders union select order_id from items
select order_id from orders union all select order_id from items order by 1
select order_id from orders union all select order_id from items union all select order_id from events
select order_id from orders intersect select order_id from items
select order_id from orders except select order_id from items
select order_id from orders minus select order_id from items
(select order_id from orders) union all (select order_id from items)
(select order_id from orders order by total limit 5) union all (select order_id from items limit 5)
(select order_id from orders)
((select order_id from orders order by 1))
select top 3 order_id from orders union all select order_id from items
values (1, 'a'), (2, 'b')
select * from (values (1, 'a'), (2, 'b')) as v (id, name)
select * from orders o join items i on i.order_id = o.order_id
select * from orders o inner join items i on i.order_id = o.order_id and i.quantity > 1
select * from orders o left join items i on i.order_id = o.order_id
select * from orders o left outer join items i on i.order_id = o.order_id where i.order_id is null
select * from orders o right join items i using (order_id)
select * from orders o full outer join items i using (order_id, b)
select * from orders cross join items
select * from orders natural join items
select * from orders, items where orders.order_id = items.order_id
select a.order_id, b.order_id from orders a, orders b where a.total = b.total and a.order_id < b.order_id
select * from orders o left join (items i join customers c on c.id = i.id) on i.order_id = o.order_id
select o.order_id, i.order_id from orders o join items i on o.order_id = i.order_id
select 1 as a, 2 as a
select * from (select order_id, total from orders) x where x.total > 1
select x.a, x.b from (select order_id, total from orders) as x (a, b)
select * from (select * from (select * from orders) a) b
select (select max(total) from items) as m, order_id from orders
select o.order_id, (select count(*) from items i where i.order_id = o.order_id) n from orders o
with a as (select * from orders) select * from a
with a as (select 1 as x), b as (select x + 1 as y from a) select * from a, b
with orders as (select * from acme.orders where total > 1) select * from orders
with a (x, y) as (select order_id, total from orders) select x from a order by y
with a as (select 1 as x union all select 2) select * from a join a b on a.x = b.x
with recursive n (i) as (select 1 union all select i + 1 from n where i < 10) select i from n
with recursive t (id, parent) as (select id, parent from customers where parent is null union all select c.id, c.parent from customers c join t on c.parent = t.id) select * from t
select * from (with a as (select 1 as x) select x from a) b
select row_number() over (order by total) from orders
select rank() over (partition by status order by total desc) as r, dense_rank() over (order by total) from orders
select sum(total) over (partition by status order by created rows between unbounded preceding and current row) from orders
select avg(total) over (order by created rows between 2 preceding and 2 following) from orders
select sum(total) over (order by created rows unbounded preceding) from orders
select sum(total) over () from orders
select lag(total) over (order by created), lead(total, 2) over (order by created), lag(total, 1, 0) over (order by created) from orders
select first_value(total ignore nulls) over (partition by status order by created rows between unbounded preceding and unbounded following) from orders
select last_value(total) respect nulls over (order by created rows between unbounded preceding and unbounded following) from orders
select nth_value(total, 2) over (order by created rows between unbounded preceding and current row) from orders
select ntile(4) over (order by total), percent_rank() over (order by total), cume_dist() over (order by total) from orders
select ratio_to_report(total) over (partition by status) from orders
select order_id from orders qualify row_number() over (partition by status order by total desc) = 1
select listagg(order_id, ',') within group (order by order_id) from orders
select listagg(distinct status, ', ') within group (order by status) over (partition by country) from orders
select median(total), percentile_cont(0.5) within group (order by total) from orders
select percentile_disc(0.9) within group (order by total desc) over (partition by status) from orders
select approximate count(distinct customer_id) from orders
select approximate percentile_disc(0.5) within group (order by total) from orders
select stddev_samp(total), stddev_pop(total), var_samp(total), variance(total), bool_and(paid), bit_or(1) from orders
select case when total > 1 then 'a' when total > 0 then 'b' else 'c' end from orders
select case status when 'a' then 1 when 'b' then 2 end from orders
select coalesce(note, 'none'), nvl(note, 'x'), nvl2(note, 1, 2), nullif(note, ''), decode(status, 'a', 1, 0) from orders
select greatest(1, 2, 3), least(1, 2, 3)
select cast(total as int), total::varchar(20), total::numeric(10, 2), cast(total as double precision) from orders
select cast(created as date), created::timestamp, '2026-01-01'::date, cast('1' as varchar(max)) from orders
select cast(created as timestamp with time zone), cast('x' as character varying (10)) from orders
select convert(integer, '12'), try_cast('a' as int)
select date '2026-01-01', timestamp '2026-01-01 10:00:00', time '10:00', date'2026-01-01'
select created + interval '1 day', created - interval '3' month, interval '1 year 2 months' from orders
select interval '1-2' year to month
select current_date, current_timestamp, sysdate, getdate()
select dateadd(day, 1, created), datediff(month, created, getdate()), date_part(year, created) from orders
select dateadd('day', -7, current_date), date_trunc('month', created), last_day(created) from orders
select extract(year from created), extract(epoch from created), extract(dow from created) from orders
select to_char(created, 'YYYY-MM-DD'), to_date('2026-01-01', 'YYYY-MM-DD'), to_number('12', '99') from orders
select convert_timezone('UTC', 'Europe/Berlin', created), created at time zone 'UTC' from orders
select year, month, day, hour, quarter, week from events
select e.year, e.month from events e group by e.year, e.month
select months_between(created, getdate()), add_months(created, 1), next_day(created, 'Tue') from orders
select lower(note), upper(note), trim(note), ltrim(note, 'x'), rtrim(note), btrim(note, 'x'), initcap(note) from orders
select trim(both 'x' from note), trim(leading from note), trim(trailing ' ' from note) from orders
select substring(note, 1, 2), substring(note from 1 for 2), substr(note, 3), left(note, 1), right(note, 1) from orders
select position('a' in note), charindex('a', note), strpos(note, 'a'), len(note), length(note) from orders
select replace(note, 'a', 'b'), translate(note, 'ab', 'cd'), reverse(note), repeat(note, 2), lpad(note, 5, '0') from orders
select split_part(note, ',', 1), regexp_replace(note, '[a-z]', ''), regexp_substr(note, '[0-9]+'), regexp_count(note, 'a') from orders
select md5(note), sha2(note, 256), fnv_hash(note), crc32(note), concat(note, 'x'), chr(65), ascii('a') from orders
select round(total, 2), ceil(total), floor(total), abs(total), mod(1, 2), power(2, 3), sqrt(4), ln(2), log(10), trunc(1.5) from orders
select random() >= 0, pi(), sign(-1), degrees(1), radians(1), exp(1), sin(1), cos(1), tan(1)
select json_extract_path_text('{"a": {"b": "' || status || '"}}', 'a', 'b'), is_valid_json(note), json_array_length('[' || a || ']'), json_parse('[' || a || ']') from orders
select st_distance(st_point(1, 2), st_point(3, 4)), st_astext(st_makepoint(1, 2))
select * from orders where created > current_date - 7
select * from orders where created between date '2026-01-01' and date '2026-01-01' + 30
select * from orders where (created, created) overlaps (date '2026-01-01', date '2026-02-01')
select returns, sum(returns) as returns from events group by returns
select e.returns returns, e.statement, e.file, e.sample, e.output, e.member from events e
select at.amc, pt.pmc from (select count(*) amc from orders) at, (select count(*) pmc from orders) pt
select value, type, name, date, time, timestamp, text, position, level, role, owner from events
select key, index, comment, format, data, action, start, "end", "order", "group", "user" from events
select count, sum, min, rank, first, last, top from events
select * from orders where order_id = :id
select * from orders where order_id = :id and status = :id and total > :minimum
select :id::int + 1, cast(:minimum as numeric)
select * from orders where note = ':id' -- :id
select * from orders where note = :nothing or note = :empty
select * from orders order by total limit :rows
select * from orders where status in (:id, :minimum)
select * exclude (note) from orders
select count(*), 'x' as label from orders where 1 = 1 group by 2
select "a b", "c""d", "select", "from" from events
select status, count(*) from orders group by all
select date(created), trunc(sysdate) from orders
select e."user", "user" from events e
select 1 from orders where ((status = 'a') and (total = 2)) or (paid = true)
select o.* from orders o natural left join items
select avg(total::numeric(10,2))::decimal(8,2) from orders
select 1 as one union select 2 order by one desc limit 1
select * from orders order by total fetch first row only
-- Blanks, comments and endings
   select 1   
select/**/1/**/from/**/orders
select 1 as a -- trailing -- twice
select 1 as a /* trailing */ ; /* and more */ -- end
select /*+ no hint here */ order_id from orders /* 'quote " in a comment */ where total > 1 -- it's fine
select 1 as a -- a semicolon; in a comment
select<TAB>order_id,<CR><LF><TAB>total<CR><LF>from orders<CR><LF>where total > 1;<CR><LF>
-- comment first<LF>select order_id from orders -- comment last
/* one *//* two */ select -- three<LF> 1 /* four */ as x
SeLeCt OrDeR_Id FrOm OrDeRs WhErE ToTaL > 1 oRdEr By OrDeR_Id
-- Names
select o.order_id "Order id", o.total "Total (EUR)" from orders o
select "total" from "orders" where "status" = 'open'
select o."total", "o"."status" from orders "o"
select updated_at, created_at, deleted_at, insert_date, create_user, drop_off, grant_total, execute_time, copy_count from events
select e."order", e."user", e."group" from events e
select pg_size, user_id, is_system, select_count from orders, events limit 3
select customer_id as user_name, total as set_total, note as call_note from orders
select total as "select * from x" from orders limit 2
select t1.order_id _a, t1.total a$b, t1.note as a1 from orders t1
select order_id as straße, total as été, note as 名前 from orders limit 2
select "größe" as "Größe (cm)" from items where größe > 1
select orders.* from orders
select o.*, i.quantity from orders o join items i on i.order_id = o.order_id
select acme.orders.* from acme.orders
select a.x from (select total as x from orders) a
with "My Table" as (select 1 as "My Column") select "My Column" from "My Table"
with t as (select status as "Status" from orders) select t."Status" from t
select 1 as year, 2 as month, 3 as day, 4 as date, 5 as time, 6 as type, 7 as name
select min(total) as min, max(total) as max, count(*) as count from orders
select e.value, e.type as type, e.name as name from events e where e.value > 1
select status as state, count(*) as total from orders group by status order by total desc, state
select first, last, top from events order by first
select language, zone, work, session, system, public, row, rows, range, names, path, source, target, version from events
-- Literals
select 'it''s', '''', '''''', 'a''b''c'
select 'tab	inside', 'semi;colon', 'per%cent', 'under_score', 'quote"inside', '/*', '--', ':x', '::', '{}', '[]', '$1', '?', '@', '#', '`', '~'
select 'a\\b', 'two\\\\', 'new\nline'
select 'ä', 'ß', '€', '日本', '😀', 'é' = 'e'
select 1, 1.0, 1., .1, 1e1, 1.e1, .1e1, 1E+1, 1e-1, 0, 00, 007, 0.0
select 9223372036854775807, -9223372036854775808, 12345678901234567890123456789, 0.1234567890123456789
select true, false, null, TRUE as t, 'true'::boolean
select date '2026-02-28' as d, timestamp '2026-02-28 12:34:56.789' as t, time '12:34:56' as h
select timestamp with time zone '2026-02-28 12:34:56+02', timestamptz '2026-02-28 12:34:56+02'
select interval '1 day', interval '2 hours 30 minutes', interval '1' day, interval '3' hour, interval '-1 month'
select created + interval '1' day * 2, created - interval '1 week' from orders order by order_id
-- Casts
select total::int, total::bigint, total::smallint, total::real, total::float, total::float4, total::float8 from orders
select total::decimal, total::decimal(10), total::numeric(12,4), total::double precision from orders
select order_id::varchar, order_id::varchar(5), order_id::char(3), order_id::text, order_id::bpchar(4) from orders
select '2026-01-02'::date + 1, '2026-01-02'::timestamp::date, created::date::varchar from orders
select cast('1' as int) + cast('2.5' as decimal(4, 1)), cast(null as varchar), cast(1 as boolean)
select cast(total as character varying(12)), cast(total as char(8)), cast(status as nvarchar(10)) from orders
select (total + 1)::int, -total::int, (-total)::int, total::int::text || '!' from orders
select '1'::int + '2'::int * 3, ('a' || 'b')::varchar(1)
select case when paid then 1 else 0 end::varchar from orders
select cast(case when total > 1 then 1 end as bigint) from orders
select cast((select max(total) from orders) as int)
select coalesce(note, '')::varchar(10) from orders
select null::int, null::date, null::varchar(3)
select '12:30'::time, '2026-01-01 10:00+01'::timestamptz
-- Conditions
select * from orders where status = 'a' and country = 'b' or paid and not (total > 5 or total is null)
select * from orders where not paid
select * from orders where not exists (select 1 from items where items.order_id = orders.order_id and items.quantity > 2)
select * from orders where not status in ('a', 'b') and not total between 1 and 2 and not note like 'x%'
select * from orders where paid = true and paid is true and paid is not null and (paid is not false)
select * from orders where (total > 1) = paid
select * from orders where total > 1 and total < 100 and total >= 1 and total <= 100 and total <> 5 and total != 6
select * from orders where total between 1 + 1 and 2 * 50 and created between '2026-01-01' and '2026-12-31'
select * from orders where note is null or note = '' or note <> ''
select * from orders where coalesce(note, 'x') = 'x'
select * from orders where note like '%a%' or note like '_b%' or note ilike '%C%' or note not ilike '%d'
select * from orders where note like '%\\%%' escape '\\'
select * from orders where note like '%!_%' escape '!' or note not like 'x^%' escape '^'
select * from orders where note similar to '%(a|b|[0-9]{2})%'
select * from orders where note ~ '^[a-c]' or note ~* 'X$' or note !~ 'z' or note !~* 'q'
select * from orders where status is distinct from 'a'
select * from orders where status is not distinct from null
select * from orders where (status, country) in (select status, country from orders where total > 50)
select * from orders where (status, paid) = ('open', true)
select * from orders where order_id = any (select order_id from items) and total <> all (select quantity from items)
select * from orders where total > all (select quantity from items where quantity < 3)
select * from orders where total in (1, 2, 3) or total in (select quantity from items) or total not in (4)
select * from orders where (select count(*) from items i where i.order_id = orders.order_id) > 1
select * from orders where total > (select avg(o2.total) from orders o2 where o2.status = orders.status)
select * from orders where case when paid then total else 0 end > 10
select * from orders where (total, order_id) > (10, '5')
select * from orders where mod(order_id::int, 2) = 0 and order_id::int % 3 = 1
select * from orders where 1 = 1 and true and not false
select * from orders where paid isnull or note notnull
select * from orders where ((((total > 1))))
select * from orders where total > -1 and total > - 1 and - total < +1 and total > 2 - -1
select 'a' = 'b', 1 < 2, 1 = 1 and 2 = 2, not true, 1 is null, 'x' like 'x', 1 between 0 and 2, 1 in (1, 2)
select total > 10 as big, status = 'open' and paid as open_and_paid, note is null as empty from orders
select total > 10 and paid or status = 'open' from orders
-- Operators and their precedence
select 1 + 2 * 3, (1 + 2) * 3, 1 - 2 - 3, 1 - (2 - 3), 8 / 4 / 2, 8 / (4 / 2), 2 ^ 3 ^ 2, -2 ^ 2
select 7 / 2, 7 % 3, 7.0 / 2, -7 / 2, -7 % 3, 5 & 3 | 8, 1 << 3 >> 1, ~5
select 'a' || 'b' || 'c', 'a' || 1, 1 || 'a', 'n: ' || total from orders
select o.total * 1.1 + 2 - 3 / 4, o.total / nullif(quantity, 0) from orders o join items using (order_id)
select -(-total), +total, - (total + 1), -total * -1 from orders
select current_date - date '2026-01-01' >= 0, date '2026-03-01' - date '2026-02-01', date '2026-01-31' + 1
-- Select lists, DISTINCT, ORDER BY
select total, total, total from orders order by order_id
select order_id, order_id as order_id, total as order_id from orders order by 1
select 1, 2, 1 + 2, 'x', null, now() is not null
select count(*), count(*) from orders
select o.order_id, i.order_id, o.total, i.total from orders o join items i on o.order_id = i.order_id order by 1, 2
select distinct on (status) status, total from orders order by status, total desc
select distinct status, paid from orders order by 1, 2
select distinct (status) from orders
select distinct(status), country from orders
select count(distinct status || country) from orders
select status, total from orders order by total desc, status asc, order_id
select status, total as t from orders order by t, order_id
select status, total * 2 as t from orders order by total * 2 desc, order_id desc
select status, total from orders order by upper(status) desc, abs(total), order_id
select status, note from orders order by note nulls first, status nulls last, order_id
select status, note from orders order by note desc nulls last, order_id
select order_id from orders order by case when paid then 0 else 1 end, order_id
select order_id from orders order by (select max(quantity) from items where items.order_id = orders.order_id) nulls last, order_id
select status, count(*) from orders group by status order by count(*) desc, status
select status, sum(total) from orders group by status order by sum(total) desc nulls last
select status from orders order by status limit 3
select order_id from orders order by order_id offset 3
select order_id from orders order by order_id limit 5 offset 2
select order_id from orders order by order_id offset 2 limit 5
select order_id from orders order by order_id limit all
select order_id from orders order by order_id limit all offset 1
select order_id from orders order by order_id limit null
select order_id from orders order by order_id limit 0
select order_id from orders order by order_id limit 1 + 1
select order_id from orders order by order_id limit (2)
select order_id from orders order by order_id fetch first 2 rows only
select order_id from orders order by order_id fetch next 1 row only
select order_id from orders order by order_id offset 1 row fetch first row only
select order_id from orders order by order_id limit :rows offset :minimum
select top 2 order_id, total from orders order by total desc, order_id
select top 3 * from orders order by order_id
select * from (select top 2 order_id from orders order by order_id) t order by order_id desc
select * from (select order_id from orders order by order_id limit 3) t
select * from (select order_id from orders order by order_id fetch first 3 rows only) t order by 1 desc
select 1 limit 1
select 1 as x order by x
select order_id from orders where false
-- Grouping
select status, country, count(*), sum(total) from orders group by status, country order by 1, 2
select status, country, count(*) from orders group by 1, 2 order by 1, 2
select date_trunc('month', created) as m, sum(total) from orders group by 1 order by 1
select extract(year from created) as y, count(*) from orders group by extract(year from created) order by 1
select status as s, count(*) from orders group by s order by s
select status, count(*) from orders group by status having count(*) > 1 and max(total) > 10 order by 1
select count(*) from orders having count(*) > 0
select status, country, count(*) from orders group by grouping sets ((status, country), (status), ()) order by 1, 2, 3
select status, country, grouping(status), grouping(country), count(*) from orders group by rollup (status, country) order by 1, 2, 3, 4
select status, country, count(*) from orders group by cube (status, country) order by 1, 2, 3
select status, country, paid, count(*) from orders group by status, rollup (country, paid) order by 1, 2, 3, 4
select status, count(*) from orders group by grouping sets (status, ()) order by 1 nulls last
select status, country, count(*) from orders group by grouping sets (rollup (status), cube (country)) order by 1, 2, 3
select case when total > 50 then 'big' else 'small' end as size, count(*) from orders group by case when total > 50 then 'big' else 'small' end order by 1
select status, sum(case when paid then total end) as paid, sum(case when not paid then total else 0 end) as unpaid from orders group by status order by 1
select status, sum(total) / nullif(count(*), 0), avg(total), min(created), max(created) from orders group by status order by 1
select status, count(distinct customer_id), sum(distinct total), avg(distinct total) from orders group by status order by 1
select customer_id, listagg(status, ', ') within group (order by status, order_id) from orders group by customer_id order by customer_id
select listagg(distinct status, '|') within group (order by status) from orders
select percentile_cont(0.25) within group (order by total), percentile_disc(0.5) within group (order by total desc) from orders
select median(total) from orders where total is not null
select bool_or(paid), bool_and(paid), every_paid from orders, (select 1 as every_paid) x group by every_paid
select stddev(total), stddev_pop(total), variance(total), var_pop(total), max(total) - min(total) from orders
select any_value(status) is not null, approximate count(distinct status) from orders
-- Windows
select order_id, row_number() over (order by order_id) from orders order by 1
select order_id, rank() over (partition by status order by total desc, order_id) r from orders order by order_id
select order_id, sum(total) over (order by order_id rows between unbounded preceding and current row) from orders order by 1
select order_id, sum(total) over (order by order_id rows between 1 preceding and 1 following) from orders order by 1
select order_id, avg(total) over (partition by status order by order_id rows 2 preceding) from orders order by 1
select order_id, count(*) over (partition by status), count(*) over () from orders order by 1
select order_id, sum(total) over (order by order_id range between unbounded preceding and unbounded following) from orders order by 1
select order_id, max(total) over (partition by status, paid order by order_id desc rows between current row and unbounded following) from orders order by 1
select order_id, lag(total, 1, 0) over (order by order_id), lead(total) over (order by order_id) from orders order by 1
select order_id, first_value(total) over (partition by status order by order_id rows between unbounded preceding and current row) from orders order by 1
select order_id, ntile(4) over (order by order_id), percent_rank() over (order by order_id), cume_dist() over (order by order_id) from orders order by 1
select status, sum(sum(total)) over (order by status rows unbounded preceding) from orders group by status order by 1
select status, sum(total) * 100.0 / sum(sum(total)) over () as share from orders group by status order by 1
select order_id, total - avg(total) over (partition by status) as distance from orders order by 1
select * from (select order_id, row_number() over (partition by status order by total desc, order_id) as rn from orders) ranked where rn = 1 order by order_id
select order_id, dense_rank() over (order by case when paid then 1 else 2 end, status) from orders order by 1
select order_id, sum(total) over (partition by date_trunc('month', created) order by order_id rows unbounded preceding) from orders order by 1
select order_id, status from orders qualify row_number() over (partition by status order by order_id) <= 2
select status, count(*) as n from orders group by status qualify rank() over (order by count(*) desc) = 1
-- Joins
select * from orders o, items i, customers c where o.order_id = i.order_id and o.customer_id = c.id
select o.order_id from orders o join items i on o.order_id = i.order_id join customers c on c.id = o.customer_id order by 1
select o.order_id, c.name from orders o left join customers c on c.id = o.customer_id and c.name like 'a%' order by 1
select o.order_id, c.id from orders o right outer join customers c on c.id = o.customer_id order by 1, 2
select o.order_id, c.id from orders o full join customers c on c.id = o.customer_id order by 1, 2
select count(*) from orders cross join customers
select a.id, b.id from customers a join customers b on a.parent = b.id order by 1, 2
select order_id, count(*) from orders join items using (order_id) group by order_id order by 1
select x.order_id from (orders x join items y on x.order_id = y.order_id) left join customers c on c.id = x.customer_id order by 1
select o.order_id from orders o join (items i join customers c on c.id = i.id) on i.order_id = o.order_id order by 1
select o.order_id from orders o left join items i on i.order_id = o.order_id and i.quantity between 1 and 2 where i.order_id is null order by 1
select o.order_id from orders o inner join (select distinct order_id from items) i on i.order_id = o.order_id order by 1
select o.order_id, s.n from orders o join (select status, count(*) n from orders group by status) s on s.status = o.status order by 1
select o.order_id from orders o, (select max(total) as top from orders) m where o.total = m.top order by 1
select v.name, o.order_id from orders o join (select 'open' as status, 'Open' as name union all select 'paid', 'Paid') v on v.status = o.status order by 2
-- Common tables
with a as (select status, sum(total) t from orders group by status), b as (select max(t) m from a) select a.status from a, b where a.t = b.m
with a as (select * from orders), b as (select * from a where paid), c as (select count(*) n from b) select n from c
with a (s, n) as (select status, count(*) from orders group by status) select s, n from a order by s
with a as (select order_id from orders union all select order_id from items) select count(*) from a
with a as (select 1 as x) select * from a where exists (select 1 from a b where b.x = a.x)
with a as (with b as (select 1 as x) select x from b) select x from a
with orders as (select order_id from orders where paid) select order_id from orders order by 1
with a as (select 1 as x) (select x from a) union all (select 2)
with a as (select order_id from orders order by order_id limit 2) select * from a order by order_id desc
with recursive t (n) as (select 1 union all select n + 1 from t where n < 5) select n, n * n from t order by n
with recursive tree (id, parent, depth) as (select id, parent, 1 from customers where parent is null union all select c.id, c.parent, tree.depth + 1 from customers c join tree on c.parent = tree.id) select depth, count(*) from tree group by depth order by depth
select (with a as (select 5 as x) select x from a)
select * from orders where order_id in (with a as (select order_id from items) select order_id from a) order by order_id
-- Set operations
select status from orders union select status from events order by 1
select status, 1 from orders union all select status, 2 from orders order by 2, 1
select order_id from orders union select order_id from items intersect select order_id from events order by 1
(select order_id from orders union select order_id from items) intersect select order_id from events order by 1
select order_id from orders except (select order_id from items union all select order_id from events) order by 1
((select order_id from orders)) union ((select order_id from items)) order by order_id
(select order_id from orders order by order_id limit 2) union all (select order_id from items order by order_id limit 2) order by 1 desc
select * from (select order_id from orders order by 1 limit 3) order by 1 desc limit 2
select * from (select 1 as a union select 2 union select 3) t where a > 1 order by a
select a from (select 1 as a) x union all select a from (select 2 as a) y union all select 3 order by a desc limit 2
select order_id from orders minus select order_id from items order by 1
select order_id from orders union distinct select order_id from items order by 1
select order_id from orders intersect select order_id from items order by 1 limit 3
select 'all' as status, count(*) from orders union all select status, count(*) from orders group by status order by 1, 2
values (1, 'a'), (2, null), (3, 'c')
values (1), (2) order by 1 desc
select column1, column2 from (values (1, 'x'), (2, 'y')) as v order by 1
select v.a from (values (1), (2), (3)) v (a) where v.a > 1 order by v.a
-- Subqueries without a name, as Redshift takes them
select count(*) from (select distinct status from orders)
select sum(n) from (select count(*) n from orders union all select count(*) n from items)
with a as (select max(t) m from (select sum(total) t from orders group by status)) select m from a
-- Functions and their special forms
select substring('abcdef' from 2 for 3), substring('abcdef', 2), substring('abcdef' from 3), position('c' in 'abc')
select trim('  a '), trim(both ' ' from ' a '), trim(leading '0' from '007'), trim(trailing from 'a '), ltrim('  a'), rtrim('a  ')
select extract(year from created), extract(month from created), extract(dow from created), extract(hour from created), extract(epoch from created), extract('day' from created) from orders order by order_id
select date_part('year', created), date_part(month, created), date_trunc('week', created), date_trunc('day', created)::date from orders order by order_id
select dateadd(day, 1, '2026-01-31'::date), dateadd('month', 1, created), dateadd(hour, -3, created), dateadd(week, 2, created) from orders order by order_id
select datediff(day, '2026-01-01'::timestamp, created), datediff('hour', created, '2026-12-31'::timestamp), datediff(year, created, '2030-01-01'::timestamp) from orders order by order_id
select created at time zone 'UTC', created at time zone 'utc' at time zone 'Europe/Berlin' from orders order by order_id
select current_date = trunc(getdate()), current_timestamp is not null, sysdate is not null, getdate() is not null
select to_char(created, 'YYYY-MM'), to_char(total, '999.99'), to_date('20260102', 'YYYYMMDD'), to_timestamp('2026-01-02', 'YYYY-MM-DD') from orders order by order_id
select round(total), round(total, 1), ceil(total), ceiling(total), floor(total), abs(-total), sign(total), sqrt(abs(total)), power(2, 3), mod(7, 3) from orders order by order_id
select nvl(note, '-'), nvl2(note, 'y', 'n'), nullif(status, 'open'), coalesce(null, note, status), greatest(1, total), least(total, 5) from orders order by order_id
select decode(status, 'open', 1, 'paid', 2, 0), decode(note, null, 'none', note) from orders order by order_id
select case status when 'open' then 'o' when 'paid' then 'p' end, case when total > 50 then 'x' when total > 10 then 'y' else 'z' end from orders order by order_id
select case when paid then case when total > 10 then 1 else 2 end else 3 end as x from orders order by order_id
select upper(status) || '-' || lower(country), initcap(status), length(note), len(note), left(note, 2), right(note, 2), reverse(note) from orders order by order_id
select replace(note, 'a', 'b'), translate(note, 'abc', 'xyz'), lpad(status, 8, '*'), rpad(status, 8), repeat('ab', 2), split_part('a-b-c', '-', 2), strpos(note, 'a'), charindex('a', note) from orders order by order_id
select regexp_replace(note, '[aeiou]', ''), regexp_substr(note, '[a-z]+'), regexp_count(note, 'a') from orders order by order_id
select md5('a'), concat('a', 'b'), concat(concat('a', 'b'), 'c'), chr(65), ascii('A')
select json_extract_path_text('{"a": {"b": 1}}', 'a', 'b'), json_extract_array_element_text('[1, 2]', 1), json_array_length('[1, 2, 3]'), is_valid_json('{}')
select last_day(created), add_months(created, 2), months_between(created, '2026-01-01'), date(created) from orders order by order_id
select cos(0), sin(0), exp(0), ln(1), log(100), pi() > 3, degrees(0), radians(0), trunc(1.9), trunc(-1.97, 1), cbrt(8)
select convert(int, '5') + 1, convert(varchar, 12), convert(timestamp, '2026-01-01')
select count(*) as "Count", max(created)::date as "Latest" from orders where created >= dateadd(month, -600, getdate())
select sum(total)::decimal(18,2) as revenue, round(100.0 * sum(case when paid then 1 else 0 end) / count(*), 1) as "paid %" from orders
-- Parameters
select :id as a, :id || 'x' as b, :minimum::int + 1 as c
select * from orders where status = :id or total > :minimum::int and created > '2026-01-01'
select * from orders where total between :minimum and :rows order by order_id
select * from orders where note like '%' || :id || '%' order by order_id
select * from orders where order_id in (:id, :rows) order by order_id
select case when total > :minimum::int then :id else 'less' end from orders order by order_id
select coalesce(:nothing, :id), nvl(:empty, 'x'), :nothing::int is null
select * from orders where created > dateadd(day, - :rows::int, '2026-06-01'::date) order by order_id
select 'text with :id in it', ':id', total::int from orders where order_id=:id
select :id::varchar, cast(:minimum as int), (:rows)::int
select count(*) from orders where :id=:id and total>:minimum and total<=:rows::int*100
-- What Redshift has and PostgreSQL has not, or the other way round
select * from (select status, total from orders) pivot (sum(total) for status in ('open', 'paid')) order by 1
select p.* from (select country, status, total from orders) pivot (avg(total) as mean, count(*) as n for status in ('open' as open, 'paid' as paid)) as p
select * from (select id, parent from customers) unpivot (value for kind in (id, parent))
select u.kind, sum(u.value) from customers unpivot include nulls (value for kind in (id as a, parent as b)) as u group by u.kind
select o.order_id, i.quantity from orders o, items i where o.order_id = i.order_id(+)
select o.order_id from orders o, items i where o.order_id(+) = i.order_id and i.quantity > 1
select o.order_id, x.n from orders o, lateral (select count(*) as n from items i where i.order_id = o.order_id) x order by 1
select o.order_id, x.n from orders o left join lateral (select max(i.quantity) as n from items i where i.order_id = o.order_id) x on true order by 1
