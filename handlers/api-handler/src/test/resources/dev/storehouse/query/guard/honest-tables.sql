-- The relations of honest.sql, with rows that make most of its conditions true for some of them.
create schema acme;
create table acme.orders (order_id varchar(10), customer_id int, status varchar(10), country varchar(10), total numeric(10,2),
  paid boolean, note varchar(100), created timestamp, updated_at timestamp, deleted_at timestamp, created_by varchar(10), a int, b varchar(10));
insert into acme.orders select n::varchar, n % 7, (array['open', 'paid', 'sent', null])[1 + n % 4], (array['DE', 'FR', 'it'])[1 + n % 3],
  case when n % 11 = 0 then null else (n * 37 % 101) + n / 100.0 end, case when n % 9 = 0 then null else n % 2 = 0 end,
  (array['abc', 'a,b', '', null, 'Xyz 100%', '12', 'a!_b'])[1 + n % 7], timestamp '2026-01-01 06:30:00' + n * interval '31 hours',
  timestamp '2026-02-01' + n * interval '1 day', null, 'ann', n, n::varchar from generate_series(1, 60) n;
create table acme.items (order_id varchar(10), line int, id int, quantity int, status varchar(10), total numeric(10,2), "größe" int, b varchar(10));
insert into acme.items select (n % 40)::varchar, n, n % 9, n % 6, 'open', n * 1.5, n % 4, n::varchar from generate_series(1, 90) n;
create table acme.customers (id int, parent int, name varchar(20));
insert into acme.customers select n, nullif(n / 2, 0), (array['ann', 'bob', 'acme'])[1 + n % 3] || n from generate_series(1, 9) n;
create table acme.events (order_id varchar(10), status varchar(10), year int, month int, day int, hour int, quarter int, week int,
  returns int, statement int, file int, sample int, output int, member int, value int, type varchar(10), name varchar(10), date date, "time" time,
  "timestamp" timestamp, text varchar(10), position int, level int, role varchar(10), owner varchar(10), key int, index int, comment varchar(10),
  format varchar(10), data varchar(10), action varchar(10), start int, "end" int, "order" int, "group" int, "user" varchar(10),
  count int, sum int, min int, rank int, first int, last int, top int, "a b" int, "c""d" int, "select" int, "from" int,
  updated_at timestamp, created_at timestamp, deleted_at timestamp, insert_date date, create_user varchar(10), drop_off int, grant_total int,
  execute_time int, copy_count int, pg_size int, user_id int, is_system boolean, select_count int, language varchar(10), zone varchar(10),
  work int, session int, system int, public int, "row" int, rows int, range int, names int, path int, source int, target int, version int);
insert into acme.events (order_id, status, year, month, value, type, returns, first, pg_size)
  select (n * 3)::varchar, 'open', 2020 + n % 3, 1 + n % 12, n, 'x', n % 5, n, n from generate_series(1, 20) n;
