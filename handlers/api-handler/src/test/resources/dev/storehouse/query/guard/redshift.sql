-- What Redshift says in words of its own, each statement with its rows, in their order: a line of -- = for a row.
-- Relations: orders, items, customers, events of honest-tables.sql. Source: Amazon Redshift Database Developer Guide.
select 7 / 2, -7 / 2, round(7.0 / 2, 2), round(1::decimal(10,2) / 3, 4), round(10::numeric(18,4) / 3::numeric(8,2), 4), 1.5 * 1.5
-- = 3 | -3 | 3.50 | 0.3333 | 3.3333 | 2.25
select date '2026-01-31' + 30, date '2026-03-01' - date '2026-02-01', date '2026-01-31' - 1, date '2026-01-31' + interval '30 days'
-- = 2026-03-02 | 28 | 2026-01-30 | 2026-03-02 00:00:00
select dateadd(year, 1, date '2024-02-29'), dateadd(qtr, 1, timestamp '2026-01-31 10:00:00'), dateadd(mons, -1, date '2026-03-31'), dateadd(w, 2, date '2026-01-01'), dateadd(hr, 5, date '2026-01-01'), dateadd(mins, 90, date '2026-01-01'), dateadd(s, 1, date '2026-01-01'), dateadd(ms, 5, timestamp '2026-01-01'), dateadd(us, 5, timestamp '2026-01-01')
-- = 2025-02-28 00:00:00 | 2026-04-30 10:00:00 | 2026-02-28 00:00:00 | 2026-01-15 00:00:00 | 2026-01-01 05:00:00 | 2026-01-01 01:30:00 | 2026-01-01 00:00:01 | 2026-01-01 00:00:00.005 | 2026-01-01 00:00:00.000005
select dateadd(decade, 1, date '2024-02-29'), dateadd(century, 1, date '2024-02-29'), dateadd(millennium, 1, date '2024-02-29')
-- = 2034-02-28 00:00:00 | 2124-02-29 00:00:00 | 3024-02-29 00:00:00
select datediff(year, date '2025-12-31', date '2026-01-01'), datediff(qtr, date '2025-12-31', date '2026-01-01'), datediff(mon, date '2025-12-31', date '2026-01-01'), datediff(week, date '2026-01-03', date '2026-01-04'), datediff(days, date '2025-12-31', date '2026-01-01'), datediff(hours, timestamp '2026-01-01 00:59:00', timestamp '2026-01-01 01:00:00'), datediff(m, timestamp '2026-01-01 00:59:59', timestamp '2026-01-01 01:00:00')
-- = 1 | 1 | 1 | 1 | 1 | 1 | 1
select datediff(decade, date '2019-12-31', date '2026-01-01'), datediff(century, date '1999-12-31', date '2026-01-01'), datediff(millennium, date '1999-12-31', date '2026-01-01'), datediff(ms, timestamp '2026-01-01', timestamp '2026-01-01 00:00:01')
-- = 1 | 1 | 1 | 1000
select date_trunc('year', date '2026-05-17'), date_trunc('quarter', date '2026-05-17'), date_trunc('mon', date '2026-05-17'), date_trunc('week', date '2026-05-17'), date_trunc('hr', timestamp '2026-05-17 10:11:12'), date_trunc('minutes', timestamp '2026-05-17 10:11:12'), date_trunc('d', timestamp '2026-05-17 10:11:12')
-- = 2026-01-01 00:00:00 | 2026-04-01 00:00:00 | 2026-05-01 00:00:00 | 2026-05-11 00:00:00 | 2026-05-17 10:00:00 | 2026-05-17 10:11:00 | 2026-05-17 00:00:00
select date_part(w, date '2026-05-17'), date_part(dayofweek, date '2026-05-17'), date_part(doy, date '2026-05-17'), date_part('month', date '2026-05-17'), date_part(yr, date '2026-05-17'), date_part(qtr, date '2026-05-17'), date_part(epoch, date '2026-05-17'), date_part(hr, timestamp '2026-05-17 10:11:12'), date_part(minute, timestamp '2026-05-17 10:11:12')
-- = 20 | 0 | 137 | 5 | 2026 | 2 | 1778976000 | 10 | 11
select extract(week from date '2026-05-17'), extract(weekday from date '2026-05-17'), extract(yr from date '2026-05-17'), extract(mon from date '2026-05-17'), extract(days from date '2026-05-17'), extract(hours from timestamp '2026-05-17 10:11:12'), extract(ms from timestamp '2026-05-17 10:11:12.5'), extract(sec from timestamp '2026-05-17 10:11:12.25'), extract(quarter from date '2026-05-17'), extract(decade from date '2026-05-17'), extract(century from date '2026-05-17')
-- = 20 | 0 | 2026 | 5 | 17 | 10 | 12500 | 12 | 2 | 202 | 21
select getdate() is not null, sysdate is not null, current_date is not null, current_timestamp is not null, getdate() - interval '1 day' < sysdate
-- = t | t | t | t | t
select listagg(status, ',') within group (order by order_id) from orders where order_id in ('1', '2', '3')
-- = paid,sent
select listagg(status) from (select 'a' as status union all select 'b') t
-- = ab
select listagg(distinct status, ',') within group (order by status desc) from orders
-- = sent,paid,open
select status, listagg(order_id, ',') within group (order by order_id) over (partition by status) from orders where order_id in ('1', '2', '5') order by 1
-- = paid | 1,5
-- = paid | 1,5
-- = sent | 2
select median(total), percentile_cont(0.25) within group (order by total), percentile_disc(0.25) within group (order by total) from (select 1 as total union all select 2 union all select 4) t
-- = 2 | 1.5 | 1
select approximate count(distinct status), approximate percentile_disc(0.5) within group (order by total) from orders
-- = 3 | 56.37
select ratio_to_report(total) over (partition by grp) from (select 1 as total, 'a' as grp union all select 3, 'a') t order by 1
-- = 0.25
-- = 0.75
select nvl(null, null, 3), nvl2(null, 1, 2), decode('a', 'b', 1, 'a', 2), decode(3, 1, 'x'), coalesce(null, 'x')
-- = 3 | 2 | 2 | null | x
select charindex('c', 'abc'), strpos('abc', 'z'), left('abc', 2), right('abc', 2), lpad('a', 3, '*'), rpad('abc', 2), split_part('a,b,c', ',', 2), split_part('a', ',', 2)
-- = 3 | 0 | ab | bc | **a | ab | b | 
select regexp_substr('a1b22', '[0-9]+', 1, 2), regexp_substr('a1b22', '[0-9]+', 3), regexp_substr('xAy', 'a', 1, 1, 'i'), regexp_substr('abc', 'z')
-- = 22 | 22 | A | 
select regexp_replace('a1b2', '[0-9]', 'x'), regexp_replace('a1b2', '[0-9]', 'x', 3), regexp_replace('aAbB', 'b', 'x', 1, 'ip'), regexp_replace('abc', '[a-c]')
-- = axbx | a1bx | aAxx | 
select regexp_count('abcabc', 'b'), regexp_count('abcabc', 'b', 4), regexp_instr('abcabc', 'c'), regexp_instr('abcabc', 'c', 1, 2), regexp_instr('abcabc', 'c', 1, 1, 1), regexp_instr('abc', 'z')
-- = 2 | 1 | 3 | 6 | 4 | 0
select convert(int, '5'), convert(varchar(3), 12345), '5'::int4, '1.5'::float8, 3.7::int, convert(decimal(5,1), '2.5')
-- = 5 | 123 | 5 | 1.5 | 4 | 2.5
select 'ABC' ilike 'a%', 'abc' similar to '%(b|d)%', 'abc' ~ '^a', 'abc' !~ 'c$', 'abc' not ilike 'B%'
-- = t | t | t | f | t
select order_id, lag(note, 1) ignore nulls over (order by order_id), lead(note, 2) ignore nulls over (order by order_id) from (select 1 as order_id, 'a' as note union all select 2, null union all select 3, 'c' union all select 4, 'd') t order by 1
-- = 1 | null | d
-- = 2 | a | d
-- = 3 | a | null
-- = 4 | c | null
select order_id, nth_value(note, 2) over (order by order_id rows between unbounded preceding and unbounded following), nth_value(note, 2) ignore nulls over (order by order_id rows between unbounded preceding and unbounded following) from (select 1 as order_id, 'a' as note union all select 2, null union all select 3, 'c') t order by 1
-- = 1 | null | c
-- = 2 | null | c
-- = 3 | null | c
select status, order_id, count(*) over (partition by status) c from orders qualify row_number() over (partition by status order by order_id) = 1 and c > 1 order by 1, 2
-- = open | 12 | 15
-- = paid | 1 | 15
-- = sent | 10 | 15
-- = null | 11 | 15
select o.order_id, i.line from orders o join items i on o.order_id = i.order_id qualify row_number() over (partition by o.order_id order by i.line desc) = 1 order by 1, 2 limit 3
-- = 1 | 81
-- = 10 | 90
-- = 11 | 51
select * from (select country, status, total from orders) pivot (sum(total) for status in ('open', 'paid')) order by 1
-- = DE | 298.80 | 239.32
-- = FR | 232.40 | 283.25
-- = it | 253.16 | 215.45
select * from (select status, total from orders) pivot (count(*) as n, max(total) as m for status in ('open' as o, 'paid' as p))
-- = 15 | 99.60 | 15 | 96.49
select * from (select id, parent from customers where id < 4) unpivot (value for kind in (id, parent)) order by 1, 2
-- = id | 1
-- = id | 2
-- = id | 3
-- = parent | 1
-- = parent | 1
select * from (select id, parent, name from customers where id < 3) unpivot include nulls (v for k in (id as i, parent as p)) order by 1, 2, 3
-- = acme2 | i | 2
-- = acme2 | p | 1
-- = bob1 | i | 1
-- = bob1 | p | null
select o.order_id, i.line from orders o, items i where o.order_id = i.order_id(+) and o.order_id in ('1', '55') order by 1, 2
-- = 1 | 1
-- = 1 | 41
-- = 1 | 81
-- = 55 | null
select o.order_id, i.line from orders o, items i where o.order_id = i.order_id(+) and i.quantity(+) > 2 and o.order_id < '15' order by 1, 2
-- = 1 | 41
-- = 1 | 81
-- = 10 | 10
-- = 11 | 11
-- = 11 | 51
-- = 12 | 52
-- = 13 | 53
-- = 14 | null
select len('abc  '), length('äö'), octet_length('äö'), len('ab'::char(5))
-- = 5 | 2 | 4 | 2
select json_extract_path_text('{"a":{"b":"c"}}', 'a', 'b'), json_extract_path_text('{"a":1}', 'z'), json_extract_path_text('x', 'z', true)
-- = c |  | null
select json_extract_array_element_text('[1,[2,3]]', 1), json_array_length('[1,2]'), is_valid_json_array('[1]')
-- = [2,3] | 2 | t
select json_parse('[1,2]'), json_serialize(json_parse('{"a": 1}')), json_typeof(json_parse('{"a":1}'))
-- = [1, 2] | {"a":1} | object
select to_char(timestamp '2026-03-05 14:05:06', 'YYYY-MM-DD HH24:MI:SS'), to_char(1234.5, '9,999.99'), to_char(12, '000'), to_date('05 Mar 2026', 'DD Mon YYYY'), to_number('1,234.5', '9,999.9'), to_timestamp('2026-03-05 14:05', 'YYYY-MM-DD HH24:MI')
-- = 2026-03-05 14:05:06 |  1,234.50 |  012 | 2026-03-05 | 1234.5 | 2026-03-05 14:05:00+00
select add_months(date '2026-01-31', 1), add_months('2026-04-30', 1), months_between('2026-03-31', '2026-01-15'), last_day('2026-02-03'), next_day(date '2026-02-03', 'Friday')
-- = 2026-02-28 00:00:00 | 2026-05-31 00:00:00 | 2.5161290322580645 | 2026-02-28 | 2026-02-06
select bit_and(a), bit_or(a), bool_and(paid), bool_or(paid) from orders where a in (6, 14)
-- = 6 | 14 | t | t
select greatest(1, null, 3), least(2, null, 3), greatest('a', 'b'), least(date '2026-01-01', date '2025-01-01')
-- = 3 | 2 | b | 2025-01-01
select trunc(12.345), trunc(12.345, 1), round(12.345, 2), round(12.5), round(-2.5), ceil(1.1), floor(-1.1), mod(7, -3), -7 % 3, trunc(timestamp '2026-01-01 10:00:00')
-- = 12 | 12.3 | 12.35 | 13 | -3 | 2 | -2 | 1 | -1 | 2026-01-01
select status, country, count(*) from orders group by all order by 1, 2
-- = open | DE | 5
-- = open | FR | 5
-- = open | it | 5
-- = paid | DE | 5
-- = paid | FR | 5
-- = paid | it | 5
-- = sent | DE | 5
-- = sent | FR | 5
-- = sent | it | 5
-- = null | DE | 5
-- = null | FR | 5
-- = null | it | 5
select * exclude (note, created, updated_at, deleted_at, created_by, a, b) from orders order by order_id limit 1
-- = 1 | 1 | paid | FR | 37.01 | f
select o.* exclude (note) from orders o order by order_id limit 1
-- = 1 | 1 | paid | FR | 37.01 | f | 2026-01-02 13:30:00 | 2026-02-02 00:00:00 | null | ann | 1 | 1
select top 2 order_id from orders order by order_id
-- = 1
-- = 10
select top 2 distinct status from orders order by status
-- = open
-- = paid
select top (2) order_id from orders order by order_id
-- = 1
-- = 10
select order_id from orders order by order_id limit all offset 58
-- = 8
-- = 9
select order_id from orders where a > 35 minus select order_id from items where line < 90 order by 1 limit 3
-- = 40
-- = 41
-- = 42
select cast('2026-01-01' as date) + interval '30' day, date '2026-01-01' + interval '1 month', cast('2026-01-01' as date) - 14
-- = 2026-01-31 00:00:00 | 2026-02-01 00:00:00 | 2025-12-18
select country, status, grouping(country) + grouping(status) as lochierarchy, rank() over (partition by grouping(country) + grouping(status) order by sum(total) desc nulls last) r from orders group by rollup (country, status) order by 3 desc, 1, 2 limit 4
-- = null | null | 2 | 1
-- = DE | null | 1 | 1
-- = FR | null | 1 | 2
-- = it | null | 1 | 3
select round(stddev_samp(a), 6), round(stddev_pop(a), 6), round(var_samp(a), 6), var_pop(a), round(stddev(a), 6), round(variance(a), 6) from orders where a < 5
-- = 1.290994 | 1.118034 | 1.666667 | 1.25 | 1.290994 | 1.666667
select substr('abcdef', 2, 3), substring('abcdef', 2), substr('abc', 2)
-- = bcd | bcdef | bc
select coalesce(a.id, b.id) from (select 1 as id) a full outer join (select 2 as id) b on a.id = b.id order by 1
-- = 1
-- = 2
select nullif(1, 1), 'a' || 1, null || 'a', 'a' || null
-- = null | a1 | null | null
select sum(a) / count(*), avg(a), round(sum(a) * 1.0 / count(*), 2), avg(a::decimal(7,2)), avg(a * 1.0) from orders where a < 5
-- = 2 | 2 | 2.50 | 2.50 | 2.5
select round(cast(1 as decimal(7,2)) / cast(3 as decimal(7,2)), 3), round(100.0 * 1 / 3, 2), round(1 / 4::float, 2)
-- = 0.333 | 33.33 | 0.25
select initcap('hello world'), replace('abc', 'b', ''), translate('abc', 'ab', 'x'), reverse('abc'), repeat('ab', 2), replicate('ab', 2), chr(65), ascii('A'), quote_ident('a b'), quote_literal('a'), btrim('xax', 'x'), concat('a', 'b')
-- = Hello World | ac | xc | cba | abab | abab | A | 65 | "a b" | 'a' | a | ab
select md5('a'), sha1('a'), sha2('a', 256), func_sha1('a'), crc32('a'), strtol('ff', 16), to_hex(255), fnv_hash('a'), soundex('Robert'), difference('Robert', 'Rupert')
-- = 0cc175b9c0f1b6a831c399e269772661 | 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 | ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb | 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 | e8b7be43 | 255 | ff | -5808556873153909620 | R163 | 4
select date_cmp(date '2026-01-01', date '2026-01-02'), interval_cmp(interval '1 day', interval '2 days'), timestamp_cmp_date(timestamp '2026-01-01', date '2026-01-02'), date_cmp_timestamp(date '2026-01-01', timestamp '2026-01-02'), date_part_year(date '2026-01-01')
-- = -1 | -1 | -1 | -1 | 2026
select array(1, 2), array_concat(array(1), array(2)), get_array_length(array(1, 2)), split_to_array('a,b', ','), subarray(array(1, 2, 3), 1, 2), array_flatten(array(array(1), array(2)))
-- = [1, 2] | [1, 2] | 2 | ["a", "b"] | [2, 3] | [1, 2]
select cast(null as int) is null, 'true'::bool, 1::bool, 'x'::char(3), cast('a' as varchar), cast(12.5 as int), 5::float4, '2026-01-01'::timestamptz
-- = t | t | t | x   | a | 13 | 5 | 2026-01-01 00:00:00+00
select a, sum(total) s from orders where a < 4 group by a order by s desc nulls last, a
-- = 2 | 74.02
-- = 1 | 37.01
-- = 3 | 10.03
select total as t, t * 2 as u, u + 1 from orders where order_id = '1'
-- = 37.01 | 74.02 | 75.02
select power(2, 10), pow(2, 3), exp(0), sinh(0), dexp(1), dlog10(100), degrees(pi()), atan2(1, 1), sign(-3), width_bucket(5, 0, 10, 5), factorial(5)
-- = 1024 | 8 | 1 | 0 | 2.718281828459045 | 2 | 180 | 0.7853981633974483 | -1 | 3 | 120
select 'a' < 'B', 'a'::char(3) = 'a', 'abc' > 'abd'
-- = f | t | f
select any_value(a) is not null, count(distinct status), count(*), max(status), min(created)::date from orders
-- = t | 3 | 60 | sent | 2026-01-02
select octetindex('b', 'abc'), bpcharcmp('a', 'b'), bttext_pattern_cmp('a', 'b'), getbit(from_hex('0180'), 0), getbit(from_hex('0180'), 7), getbit(from_hex('0180'), 8)
-- = 2 | -1 | -1 | 0 | 1 | 1
select date '2026-01-01' = '2026-01-01', timestamp '2026-01-01' > date '2025-01-01', created > '2026-01-01' from orders where order_id = '1'
-- = t | t | t
select case when 1 = 1 then 1 else 2.5 end, coalesce(1, 2.5), 1 union select 2, 3.5, 2 order by 1, 3
-- = 1 | 1 | 1
-- = 2 | 3.5 | 2
select order_id, last_value(note ignore nulls) over (order by order_id rows between unbounded preceding and current row), first_value(note) ignore nulls over (order by order_id desc rows between unbounded preceding and current row) from (select 1 as order_id, 'a' as note union all select 2, null union all select 3, 'c') t order by 1
-- = 1 | a | c
-- = 2 | a | c
-- = 3 | c | c
select order_id, status from orders qualify row_number() over (partition by status order by order_id) = 1 order by order_id
-- = 1 | paid
-- = 10 | sent
-- = 11 | null
-- = 12 | open
select order_id from orders where created + interval '30 days' > date '2026-03-01' and date(created) + 30 > date '2026-01-01' order by 1 limit 2
-- = 23
-- = 24
select convert_timezone('America/New_York', timestamp '2026-01-01 12:00:00'), convert_timezone('UTC', 'Europe/Berlin', timestamp '2026-07-01 12:00:00')
-- = 2026-01-01 07:00:00 | 2026-07-01 14:00:00
select 2 ^ 3, 5 & 3, 5 | 3, ~5, 1 << 3
-- = 8 | 1 | 7 | -6 | 8
select country, total as t from orders where order_id in ('1', '2', '3') order by case when t > 20 then 0 else 1 end, t
-- = FR | 37.01
-- = it | 74.02
-- = DE | 10.03
select avg(total), avg(a), avg(total::decimal(12,4)), sum(total) from orders where a < 6
-- = 50.43 | 3 | 50.4300 | 252.15
select * from (select status, count(*) as n, sum(total) as t from orders group by all) x order by status
-- = open | 15 | 784.36
-- = paid | 15 | 738.02
-- = sent | 15 | 791.28
-- = null | 15 | 727.99
select country, pivoted.* from (select distinct country from orders) c join (select country as k, status, a from orders) pivot (max(a) for status in ('open', 'paid')) as pivoted on pivoted.k = c.country order by 1
-- = DE | DE | 60 | 57
-- = FR | FR | 52 | 49
-- = it | it | 56 | 53
with s as (select country, status, total from orders where a < 20) select * from s pivot (count(total) for status in ('open' as o, 'sent')) order by country
-- = DE | 1 | 2
-- = FR | 2 | 1
-- = it | 1 | 2
select c.name, p.name from customers c, customers p where c.parent = p.id(+) and p.name(+) like 'a%' order by 1, 2 limit 4
-- = acme2 | null
-- = acme5 | acme2
-- = acme8 | null
-- = ann3 | null
select * from (select id, parent from customers where id < 3) c, (select id as i, name from customers where id = 2) d where c.id = d.i(+) order by 1
-- = 1 | null | null | null
-- = 2 | 1 | 2 | acme2
select a.id, b.id, c.id from customers a, customers b, customers c where a.parent = b.id(+) and b.parent = c.id(+) and a.id < 6 order by 1
-- = 1 | null | null
-- = 2 | 1 | null
-- = 3 | 1 | null
-- = 4 | 2 | 1
-- = 5 | 2 | 1
select array_contains(array(1, 2), 2), array_position(array('a', 'b'), 'b'), array_distinct(array(1, 1, 2)), array_union(array(1), array(2)), array_except(array(1, 2), array(2)), array_intersection(array(1, 2), array(2, 3)), arrays_overlap(array(1), array(2)), array_sort(array(2, 1))
-- = t | 1 | [1, 2] | [1, 2] | [1] | [2] | f | [1, 2]
select st_x(st_point(1, 2)), st_astext(st_point(1, 2)), st_distance(st_point(0, 0), st_point(3, 4))
-- = 1 | POINT(1 2) | 5
select order_id, count(*) as n from orders group by rollup (order_id) having grouping(order_id) = 1
-- = null | 60
