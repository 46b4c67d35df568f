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
select updated_at, pg_size, is_system, user_id from orders
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
select * from orders o full outer join items i using (order_id, line)
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
select current_date, current_timestamp, sysdate, getdate(), current_user
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
select random(), pi(), sign(-1), degrees(1), radians(1), exp(1), sin(1), cos(1), tan(1)
select json_extract_path_text(note, 'a', 'b'), is_valid_json(note), json_array_length(note), json_parse(note) from orders
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
select date(created), trunc(sysdate), current_user() from orders
select 1 from orders where ((status = 'a') and (total = 2)) or (paid = true)
select o.* from orders o natural left join items
select avg(total::numeric(10,2))::decimal(8,2) from orders
select 1 as one union select 2 order by one desc limit 1
select * from orders order by total fetch first row only
