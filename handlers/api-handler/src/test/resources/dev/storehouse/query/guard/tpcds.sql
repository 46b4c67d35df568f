-- Ninety-nine queries of the shapes of TPC-DS, in Redshift's dialect. Query n asks a question of the kind of
-- query n of the TPC Benchmark DS standard specification (appendix B), over the same tables and columns and
-- with the constructs that make it special, told in our own words of SQL and mostly shorter. They are not the
-- specification's texts, which are the TPC's, and no benchmark figure may be drawn from them. One statement
-- ends where a line "-- Q" begins.
-- Q1
with ctr as (select sr_customer_sk as customer, sr_store_sk as store_sk, sum(sr_return_amt) as total from store_returns, date_dim
  where sr_returned_date_sk = d_date_sk and d_year = 2000 group by sr_customer_sk, sr_store_sk)
select c_customer_id from ctr ctr1, store, customer
where ctr1.total > (select avg(total) * 1.2 from ctr ctr2 where ctr1.store_sk = ctr2.store_sk)
  and s_store_sk = ctr1.store_sk and s_state = 'TN' and ctr1.customer = c_customer_sk order by c_customer_id limit 100;
-- Q2
with wscs as (select sold, price from (select ws_sold_date_sk sold, ws_ext_sales_price price from web_sales) x
  union all (select cs_sold_date_sk sold, cs_ext_sales_price price from catalog_sales)),
 weeks as (select d_week_seq, sum(case when (d_day_name='Sunday') then price else null end) sunday,
  sum(case when (d_day_name='Monday') then price else null end) monday from wscs, date_dim where d_date_sk = sold group by d_week_seq)
select d_week_seq1, round(sunday1/sunday2,2), round(monday1/monday2,2)
from (select weeks.d_week_seq d_week_seq1, sunday sunday1, monday monday1 from weeks, date_dim where date_dim.d_week_seq = weeks.d_week_seq and d_year = 2001) y,
 (select weeks.d_week_seq d_week_seq2, sunday sunday2, monday monday2 from weeks, date_dim where date_dim.d_week_seq = weeks.d_week_seq and d_year = 2001+1) z
where d_week_seq1 = d_week_seq2-53 order by d_week_seq1;
-- Q3
select dt.d_year, item.i_brand_id brand_id, item.i_brand brand, sum(ss_ext_sales_price) sum_agg from date_dim dt, store_sales, item
where dt.d_date_sk = store_sales.ss_sold_date_sk and store_sales.ss_item_sk = item.i_item_sk and item.i_manufact_id = 128 and dt.d_moy=11
group by dt.d_year, item.i_brand, item.i_brand_id order by dt.d_year, sum_agg desc, brand_id limit 100;
-- Q4
with year_total as (select c_customer_id customer_id, c_first_name, d_year dyear,
  sum(((ss_ext_list_price-ss_ext_wholesale_cost-ss_ext_discount_amt)+ss_ext_sales_price)/2) year_total, 's' sale_type
 from customer, store_sales, date_dim where c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk group by c_customer_id, c_first_name, d_year
 union all select c_customer_id, c_first_name, d_year, sum((((cs_ext_list_price-cs_ext_wholesale_cost-cs_ext_discount_amt)+cs_ext_sales_price)/2)), 'c'
 from customer, catalog_sales, date_dim where c_customer_sk = cs_bill_customer_sk and cs_sold_date_sk = d_date_sk group by c_customer_id, c_first_name, d_year)
select a.customer_id, a.c_first_name from year_total a, year_total b where a.customer_id = b.customer_id and a.sale_type = 's' and b.sale_type = 'c'
 and case when a.year_total > 0 then b.year_total / a.year_total else null end > case when b.year_total > 0 then 0.0 else 1.0 end
order by a.customer_id, a.c_first_name limit 100;
-- Q5
with ssr as (select s_store_id, sum(sales_price) as sales, sum(profit) as profit, sum(return_amt) as returns, sum(net_loss) as profit_loss
 from (select ss_store_sk as store_sk, ss_sold_date_sk as date_sk, ss_ext_sales_price as sales_price, ss_net_profit as profit,
   cast(0 as decimal(7,2)) as return_amt, cast(0 as decimal(7,2)) as net_loss from store_sales
  union all select sr_store_sk, sr_returned_date_sk, cast(0 as decimal(7,2)), cast(0 as decimal(7,2)), sr_return_amt, sr_net_loss from store_returns) salesreturns, date_dim, store
 where date_sk = d_date_sk and d_date between cast('2000-08-23' as date) and (cast('2000-08-23' as date) + 14) and store_sk = s_store_sk group by s_store_id),
results as (select 'store channel' as channel, 'store' || s_store_id as id, sales, returns, (profit - profit_loss) as profit from ssr)
select channel, id, sales, returns, profit from (select channel, id, sales, returns, profit from results
 union select channel, null as id, sum(sales) as sales, sum(returns) as returns, sum(profit) as profit from results group by channel
 union select null as channel, null as id, sum(sales), sum(returns), sum(profit) from results) foo order by channel, id limit 100;
-- Q6
select a.ca_state state, count(*) cnt from customer_address a, customer c, store_sales s, date_dim d, item i
where a.ca_address_sk = c.c_current_addr_sk and c.c_customer_sk = s.ss_customer_sk and s.ss_sold_date_sk = d.d_date_sk and s.ss_item_sk = i.i_item_sk
 and d.d_month_seq = (select distinct (d_month_seq) from date_dim where d_year = 2001 and d_moy = 1)
 and i.i_current_price > 1.2 * (select avg(j.i_current_price) from item j where j.i_category = i.i_category)
group by a.ca_state having count(*) >= 10 order by cnt, a.ca_state limit 100;
-- Q7
select i_item_id, avg(ss_quantity) agg1, avg(ss_list_price) agg2 from store_sales, customer_demographics, date_dim, item, promotion
where ss_sold_date_sk = d_date_sk and ss_item_sk = i_item_sk and ss_cdemo_sk = cd_demo_sk and ss_promo_sk = p_promo_sk and cd_gender = 'M'
 and (p_channel_email = 'N' or p_channel_event = 'N') and d_year = 2000 group by i_item_id order by i_item_id limit 100;
-- Q8
select s_store_name, sum(ss_net_profit) from store_sales, date_dim, store, (select ca_zip from (
  (select substring(ca_zip,1,5) ca_zip from customer_address where substring(ca_zip,1,5) in ('24128','76232','65084','87816','83926','77556','20548','26231'))
  intersect (select ca_zip from (select substring(ca_zip,1,5) ca_zip, count(*) cnt from customer_address, customer
   where ca_address_sk = c_current_addr_sk and c_preferred_cust_flag='Y' group by ca_zip having count(*) > 10) a1)) a2) v1
where ss_store_sk = s_store_sk and ss_sold_date_sk = d_date_sk and d_qoy = 2 and (substring(s_zip,1,2) = substring(v1.ca_zip,1,2))
group by s_store_name order by s_store_name limit 100;
-- Q9
select case when (select count(*) from store_sales where ss_quantity between 1 and 20) > 74129
 then (select avg(ss_ext_discount_amt) from store_sales where ss_quantity between 1 and 20)
 else (select avg(ss_net_paid) from store_sales where ss_quantity between 1 and 20) end bucket1 from reason where r_reason_sk = 1;
-- Q10
select cd_gender, cd_marital_status, count(*) cnt1, cd_dep_count, count(*) cnt2 from customer c, customer_address ca, customer_demographics
where c.c_current_addr_sk = ca.ca_address_sk and ca_county in ('Rush County','Toole County') and cd_demo_sk = c.c_current_cdemo_sk
 and exists (select * from store_sales, date_dim where c.c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk and d_moy between 1 and 1+3)
 and (exists (select * from web_sales, date_dim where c.c_customer_sk = ws_bill_customer_sk and ws_sold_date_sk = d_date_sk)
  or exists (select * from catalog_sales, date_dim where c.c_customer_sk = cs_ship_customer_sk and cs_sold_date_sk = d_date_sk))
group by cd_gender, cd_marital_status, cd_dep_count order by cd_gender, cd_marital_status, cd_dep_count limit 100;
-- Q11
with year_total as (select c_customer_id customer_id, d_year dyear, sum(ss_ext_list_price-ss_ext_discount_amt) year_total, 's' sale_type
 from customer, store_sales, date_dim where c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk group by c_customer_id, d_year
 union all select c_customer_id, d_year, sum(ws_ext_list_price-ws_ext_discount_amt), 'w' from customer, web_sales, date_dim
 where c_customer_sk = ws_bill_customer_sk and ws_sold_date_sk = d_date_sk group by c_customer_id, d_year)
select t1.customer_id from year_total t1, year_total t2 where t1.customer_id = t2.customer_id and t1.sale_type = 's' and t2.dyear = 2001+1 order by t1.customer_id limit 100;
-- Q12
select i_item_id, i_category, sum(ws_ext_sales_price) as itemrevenue,
 sum(ws_ext_sales_price)*100/sum(sum(ws_ext_sales_price)) over (partition by i_class) as revenueratio from web_sales, item, date_dim
where ws_item_sk = i_item_sk and i_category in ('Sports', 'Books', 'Home') and ws_sold_date_sk = d_date_sk
 and d_date between cast('1999-02-22' as date) and (cast('1999-02-22' as date) + 30) group by i_item_id, i_category, i_class order by i_category, revenueratio limit 100;
-- Q13
select avg(ss_quantity), avg(ss_ext_sales_price), sum(ss_ext_wholesale_cost) from store_sales, store, customer_demographics, household_demographics
where s_store_sk = ss_store_sk and ((ss_hdemo_sk=hd_demo_sk and cd_demo_sk = ss_cdemo_sk and cd_marital_status = 'M' and ss_sales_price between 100.00 and 150.00 and hd_dep_count = 3)
 or (ss_hdemo_sk=hd_demo_sk and cd_demo_sk = ss_cdemo_sk and cd_marital_status = 'S' and ss_sales_price between 50.00 and 100.00 and hd_dep_count = 1));
-- Q14
with cross_items as (select i_item_sk ss_item_sk from item, (select iss.i_brand_id brand_id from store_sales, item iss, date_dim d1 where ss_item_sk = iss.i_item_sk and ss_sold_date_sk = d1.d_date_sk
 intersect select ics.i_brand_id from catalog_sales, item ics where cs_item_sk = ics.i_item_sk intersect select iws.i_brand_id from web_sales, item iws where ws_item_sk = iws.i_item_sk) x where i_brand_id = brand_id),
avg_sales as (select avg(quantity*list_price) average_sales from (select ss_quantity quantity, ss_list_price list_price from store_sales
 union all select cs_quantity, cs_list_price from catalog_sales) x)
select channel, i_brand_id, sum(sales), sum(number_sales) from (select 'store' channel, i_brand_id, sum(ss_quantity*ss_list_price) sales, count(*) number_sales from store_sales, item
 where ss_item_sk in (select ss_item_sk from cross_items) and ss_item_sk = i_item_sk group by i_brand_id having sum(ss_quantity*ss_list_price) > (select average_sales from avg_sales)) y
group by rollup (channel, i_brand_id) order by channel, i_brand_id limit 100;
-- Q15
select ca_zip, sum(cs_sales_price) from catalog_sales, customer, customer_address, date_dim where cs_bill_customer_sk = c_customer_sk and c_current_addr_sk = ca_address_sk
 and (substring(ca_zip,1,5) in ('85669', '86197') or ca_state in ('CA','WA') or cs_sales_price > 500) and cs_sold_date_sk = d_date_sk and d_qoy = 2 group by ca_zip order by ca_zip limit 100;
-- Q16
select count(distinct cs_order_number) as "order count", sum(cs_ext_ship_cost) as "total shipping cost" from catalog_sales cs1, date_dim, call_center
where d_date between '2002-2-01' and (cast('2002-2-01' as date) + 60) and cs1.cs_ship_date_sk = d_date_sk and cs1.cs_call_center_sk = cc_call_center_sk
 and exists (select * from catalog_sales cs2 where cs1.cs_order_number = cs2.cs_order_number and cs1.cs_warehouse_sk <> cs2.cs_warehouse_sk)
 and not exists (select * from catalog_returns cr1 where cs1.cs_order_number = cr1.cr_order_number) order by count(distinct cs_order_number) limit 100;
-- Q17
select i_item_id, s_state, count(ss_quantity) as n, stddev_samp(ss_quantity) as deviation, stddev_samp(ss_quantity)/avg(ss_quantity) as cov
from store_sales, store_returns, date_dim d1, date_dim d2, store, item where d1.d_quarter_name = '2001Q1' and d1.d_date_sk = ss_sold_date_sk
 and sr_returned_date_sk = d2.d_date_sk and d2.d_quarter_name in ('2001Q1','2001Q2') and s_store_sk = ss_store_sk and i_item_sk = ss_item_sk group by i_item_id, s_state order by i_item_id, s_state limit 100;
-- Q18
select i_item_id, ca_country, ca_state, avg(cast(cs_quantity as decimal(12,2))) agg1, avg(cast(c_birth_year as decimal(12,2))) agg2 from catalog_sales, customer, customer_address, item
where cs_item_sk = i_item_sk and cs_bill_customer_sk = c_customer_sk and c_birth_month in (1,6,8) and c_current_addr_sk = ca_address_sk group by rollup (i_item_id, ca_country, ca_state) order by ca_country, ca_state, i_item_id limit 100;
-- Q19
select i_brand_id brand_id, i_brand brand, sum(ss_ext_sales_price) ext_price from date_dim, store_sales, item, customer, customer_address, store
where d_date_sk = ss_sold_date_sk and ss_item_sk = i_item_sk and ss_customer_sk = c_customer_sk and c_current_addr_sk = ca_address_sk
 and substring(ca_zip,1,5) <> substring(s_zip,1,5) and ss_store_sk = s_store_sk group by i_brand, i_brand_id order by ext_price desc, i_brand limit 100 ;
-- Q20
select i_item_id, sum(cs_ext_sales_price) as itemrevenue, sum(cs_ext_sales_price)*100/sum(sum(cs_ext_sales_price)) over (partition by i_class) as revenueratio
from catalog_sales, item where cs_item_sk = i_item_sk and i_category in ('Sports', 'Books') group by i_item_id, i_class order by revenueratio limit 100;
-- Q21
select * from (select w_warehouse_name, i_item_id, sum(case when (cast(d_date as date) < cast('2000-03-11' as date)) then inv_quantity_on_hand else 0 end) as before_count,
 sum(case when (cast(d_date as date) >= cast('2000-03-11' as date)) then inv_quantity_on_hand else 0 end) as after_count from inventory, warehouse, item, date_dim
 where i_item_sk = inv_item_sk and inv_warehouse_sk = w_warehouse_sk and inv_date_sk = d_date_sk group by w_warehouse_name, i_item_id) x
where (case when before_count > 0 then after_count / before_count else null end) between 2.0/3.0 and 3.0/2.0 order by w_warehouse_name, i_item_id limit 100;
-- Q22
select i_product_name, i_brand, i_class, avg(inv_quantity_on_hand) qoh from inventory, date_dim, item where inv_date_sk = d_date_sk and inv_item_sk = i_item_sk
 and d_month_seq between 1200 and 1200 + 11 group by rollup(i_product_name, i_brand, i_class) order by qoh, i_product_name limit 100;
-- Q23
with frequent as (select substring(i_item_desc,1,30) itemdesc, i_item_sk item_sk, count(*) cnt from store_sales, item where ss_item_sk = i_item_sk group by substring(i_item_desc,1,30), i_item_sk having count(*) > 4),
 best as (select c_customer_sk from store_sales, customer where ss_customer_sk = c_customer_sk group by c_customer_sk having sum(ss_quantity*ss_sales_price) > (50/100.0) * (select max(ss_quantity) from store_sales))
select sum(sales) from (select cs_quantity*cs_list_price sales from catalog_sales where cs_item_sk in (select item_sk from frequent) and cs_bill_customer_sk in (select c_customer_sk from best)
 union all (select ws_quantity*ws_list_price sales from web_sales where ws_item_sk in (select item_sk from frequent))) x limit 100;
-- Q24
with ssales as (select c_last_name, s_store_name, i_color, sum(ss_net_paid) netpaid from store_sales, store_returns, store, item, customer where ss_ticket_number = sr_ticket_number and ss_customer_sk = c_customer_sk
 and ss_item_sk = i_item_sk and ss_store_sk = s_store_sk and c_birth_country <> upper(s_country) group by c_last_name, s_store_name, i_color)
select c_last_name, s_store_name, sum(netpaid) paid from ssales where i_color = 'pale' group by c_last_name, s_store_name having sum(netpaid) > (select 0.05*avg(netpaid) from ssales) order by c_last_name, s_store_name;
-- Q25
select i_item_id, s_store_id, sum(ss_net_profit) as store_sales_profit, sum(sr_net_loss) as store_returns_loss from store_sales, store_returns, date_dim d1, date_dim d2, store, item
where d1.d_moy = 4 and d1.d_date_sk = ss_sold_date_sk and ss_item_sk = sr_item_sk and sr_returned_date_sk = d2.d_date_sk and d2.d_moy between 4 and 10 and i_item_sk = ss_item_sk and s_store_sk = ss_store_sk group by i_item_id, s_store_id order by i_item_id, s_store_id limit 100;
-- Q26
select i_item_id, avg(cs_quantity) agg1, avg(cs_coupon_amt) agg2 from catalog_sales, customer_demographics, item, promotion where cs_item_sk = i_item_sk and cs_bill_cdemo_sk = cd_demo_sk
 and cs_promo_sk = p_promo_sk and cd_education_status = 'College' and (p_channel_email = 'N' or p_channel_event = 'N') group by i_item_id order by i_item_id limit 100;
-- Q27
select i_item_id, s_state, grouping(s_state) g_state, avg(ss_quantity) agg1 from store_sales, store, item where ss_item_sk = i_item_sk and ss_store_sk = s_store_sk and s_state in ('TN','TN') group by rollup (i_item_id, s_state) order by i_item_id, s_state limit 100;
-- Q28
select * from (select avg(ss_list_price) b1_lp, count(ss_list_price) b1_cnt, count(distinct ss_list_price) b1_cntd from store_sales where ss_quantity between 0 and 5 and (ss_list_price between 8 and 8+10 or ss_coupon_amt between 459 and 459+1000)) b1,
 (select avg(ss_list_price) b2_lp, count(distinct ss_list_price) b2_cntd from store_sales where ss_quantity between 6 and 10) b2 limit 100;
-- Q29
select i_item_id, s_store_id, sum(ss_quantity) as q1, sum(sr_return_quantity) as q2, sum(cs_quantity) as q3 from store_sales, store_returns, catalog_sales, date_dim d3, store, item
where ss_item_sk = sr_item_sk and sr_customer_sk = cs_bill_customer_sk and cs_sold_date_sk = d3.d_date_sk and d3.d_year in (1999,1999+1,1999+2) and i_item_sk = ss_item_sk and s_store_sk = ss_store_sk group by i_item_id, s_store_id order by i_item_id limit 100;
-- Q30
with ctr as (select wr_returning_customer_sk as customer, ca_state as state, sum(wr_return_amt) as total from web_returns, customer_address where wr_returning_addr_sk = ca_address_sk group by wr_returning_customer_sk, ca_state)
select c_customer_id, c_last_review_date_sk, total from ctr ctr1, customer where ctr1.total > (select avg(total)*1.2 from ctr ctr2 where ctr1.state = ctr2.state) and ctr1.customer = c_customer_sk order by c_customer_id limit 100;
-- Q31
with ss as (select ca_county, d_qoy, d_year, sum(ss_ext_sales_price) as store_sales from store_sales, date_dim, customer_address where ss_sold_date_sk = d_date_sk and ss_addr_sk = ca_address_sk group by ca_county, d_qoy, d_year)
select ss1.ca_county, ss2.store_sales/ss1.store_sales increase from ss ss1, ss ss2 where ss1.d_qoy = 1 and ss2.d_qoy = 2 and ss1.ca_county = ss2.ca_county
 and case when ss1.store_sales > 0 then ss2.store_sales/ss1.store_sales else null end > 1 order by ss1.ca_county;
-- Q32
select sum(cs_ext_discount_amt) as "excess discount amount" from catalog_sales, item, date_dim where i_manufact_id = 977 and i_item_sk = cs_item_sk
 and d_date between '2000-01-27' and (cast('2000-01-27' as date) + 90) and d_date_sk = cs_sold_date_sk and cs_ext_discount_amt > (select 1.3 * avg(cs_ext_discount_amt) from catalog_sales where cs_item_sk = i_item_sk) limit 100;
-- Q33
with ss as (select i_manufact_id, sum(ss_ext_sales_price) total_sales from store_sales, item where i_manufact_id in (select i_manufact_id from item where i_category in ('Electronics')) and ss_item_sk = i_item_sk group by i_manufact_id),
 ws as (select i_manufact_id, sum(ws_ext_sales_price) total_sales from web_sales, item where ws_item_sk = i_item_sk group by i_manufact_id)
select i_manufact_id, sum(total_sales) total_sales from (select * from ss union all select * from ws) tmp1 group by i_manufact_id order by total_sales limit 100;
-- Q34
select c_last_name, ss_ticket_number, cnt from (select ss_ticket_number, ss_customer_sk, count(*) cnt from store_sales, date_dim, household_demographics where ss_sold_date_sk = d_date_sk and ss_hdemo_sk = hd_demo_sk
 and (d_dom between 1 and 3 or d_dom between 25 and 28) and hd_vehicle_count > 0 and (case when hd_vehicle_count > 0 then hd_dep_count / hd_vehicle_count else null end) > 1.2 group by ss_ticket_number, ss_customer_sk) dn, customer
where ss_customer_sk = c_customer_sk and cnt between 15 and 20 order by c_last_name, ss_ticket_number desc;
-- Q35
select ca_state, cd_gender, count(*) cnt1, min(cd_dep_count), max(cd_dep_count), avg(cd_dep_count) from customer c, customer_address ca, customer_demographics where c.c_current_addr_sk = ca.ca_address_sk and cd_demo_sk = c.c_current_cdemo_sk
 and exists (select * from store_sales where c.c_customer_sk = ss_customer_sk) and (exists (select * from web_sales where c.c_customer_sk = ws_bill_customer_sk) or exists (select * from catalog_sales where c.c_customer_sk = cs_ship_customer_sk)) group by ca_state, cd_gender order by ca_state, cd_gender limit 100;
-- Q36
select sum(ss_net_profit)/sum(ss_ext_sales_price) as gross_margin, i_category, i_class, grouping(i_category)+grouping(i_class) as lochierarchy,
 rank() over (partition by grouping(i_category)+grouping(i_class), case when grouping(i_class) = 0 then i_category end order by sum(ss_net_profit)/sum(ss_ext_sales_price) asc) as rank_within_parent
from store_sales, item where i_item_sk = ss_item_sk group by rollup(i_category, i_class) order by lochierarchy desc, case when lochierarchy = 0 then i_category end, rank_within_parent limit 100;
-- Q37
select i_item_id, i_item_desc, i_current_price from item, inventory, date_dim, catalog_sales where i_current_price between 68 and 68 + 30 and inv_item_sk = i_item_sk and d_date_sk = inv_date_sk
 and d_date between cast('2000-02-01' as date) and dateadd(day, 60, cast('2000-02-01' as date)) and i_manufact_id in (677,940) and cs_item_sk = i_item_sk group by i_item_id, i_item_desc, i_current_price order by i_item_id limit 100;
-- Q38
select count(*) from (select distinct c_last_name, c_first_name, d_date from store_sales, date_dim, customer where store_sales.ss_sold_date_sk = date_dim.d_date_sk and store_sales.ss_customer_sk = customer.c_customer_sk
 intersect select distinct c_last_name, c_first_name, d_date from catalog_sales, date_dim, customer where catalog_sales.cs_sold_date_sk = date_dim.d_date_sk and catalog_sales.cs_bill_customer_sk = customer.c_customer_sk) hot_cust limit 100;
-- Q39
with inv as (select w_warehouse_sk, i_item_sk, d_moy, stdev, mean, case mean when 0 then null else stdev/mean end cov from (select w_warehouse_sk, i_item_sk, d_moy, stddev_samp(inv_quantity_on_hand) stdev, avg(inv_quantity_on_hand) mean
 from inventory, item, warehouse, date_dim where inv_item_sk = i_item_sk and inv_warehouse_sk = w_warehouse_sk and inv_date_sk = d_date_sk group by w_warehouse_sk, i_item_sk, d_moy) foo where case mean when 0 then 0 else stdev/mean end > 1)
select inv1.w_warehouse_sk, inv1.mean, inv1.cov, inv2.w_warehouse_sk, inv2.mean, inv2.cov from inv inv1, inv inv2 where inv1.i_item_sk = inv2.i_item_sk and inv1.d_moy=1 and inv2.d_moy=1+1 order by inv1.w_warehouse_sk, inv1.mean, inv2.cov;
-- Q40
select w_state, i_item_id, sum(case when (cast(d_date as date) < cast('2000-03-11' as date)) then cs_sales_price - coalesce(cr_refunded_cash,0) else 0 end) as sales_before
from catalog_sales left outer join catalog_returns on (cs_order_number = cr_order_number and cs_item_sk = cr_item_sk), warehouse, item, date_dim
where i_item_sk = cs_item_sk and cs_warehouse_sk = w_warehouse_sk and cs_sold_date_sk = d_date_sk group by w_state, i_item_id order by w_state, i_item_id limit 100;
-- Q41
select distinct(i_product_name) from item i1 where i_manufact_id between 738 and 738+40 and (select count(*) as item_cnt from item where (i_manufact = i1.i_manufact and ((i_category = 'Women' and (i_color = 'powder' or i_color = 'khaki') and (i_units = 'Ounce' or i_units = 'Oz')) or
 (i_category = 'Men' and (i_size = 'medium' or i_size = 'extra large'))))) > 0 order by i_product_name limit 100;
-- Q42
select dt.d_year, item.i_category_id, sum(ss_ext_sales_price) from date_dim dt, store_sales, item where dt.d_date_sk = store_sales.ss_sold_date_sk and store_sales.ss_item_sk = item.i_item_sk group by dt.d_year, item.i_category_id order by sum(ss_ext_sales_price) desc, dt.d_year limit 100 ;
-- Q43
select s_store_name, s_store_id, sum(case when (d_day_name='Sunday') then ss_sales_price else null end) sun_sales from date_dim, store_sales, store where d_date_sk = ss_sold_date_sk and s_store_sk = ss_store_sk and s_gmt_offset = -5 group by s_store_name, s_store_id order by s_store_name limit 100;
-- Q44
select asceding.rnk, i1.i_product_name best_performing from(select * from (select item_sk, rank() over (order by rank_col asc) rnk from (select ss_item_sk item_sk, avg(ss_net_profit) rank_col from store_sales ss1 where ss_store_sk = 4 group by ss_item_sk
 having avg(ss_net_profit) > 0.9*(select avg(ss_net_profit) rank_col from store_sales where ss_store_sk = 4 and ss_hdemo_sk is null group by ss_store_sk))V1)V11 where rnk < 11) asceding, item i1 where i1.i_item_sk=asceding.item_sk order by asceding.rnk limit 100;
-- Q45
select ca_zip, ca_city, sum(ws_sales_price) from web_sales, customer, customer_address, item where ws_bill_customer_sk = c_customer_sk and c_current_addr_sk = ca_address_sk and ws_item_sk = i_item_sk
 and (substring(ca_zip,1,5) in ('85669', '86197') or i_item_id in (select i_item_id from item where i_item_sk in (2, 3, 5, 7))) group by ca_zip, ca_city order by ca_zip, ca_city limit 100;
-- Q46
select c_last_name, ca_city, bought_city, amt, profit from (select ss_ticket_number, ss_customer_sk, ca_city bought_city, sum(ss_coupon_amt) amt, sum(ss_net_profit) profit from store_sales, date_dim, customer_address where store_sales.ss_sold_date_sk = date_dim.d_date_sk
 and store_sales.ss_addr_sk = customer_address.ca_address_sk and date_dim.d_dow in (6,0) group by ss_ticket_number, ss_customer_sk, ss_addr_sk, ca_city) dn, customer, customer_address current_addr
where ss_customer_sk = c_customer_sk and customer.c_current_addr_sk = current_addr.ca_address_sk and current_addr.ca_city <> bought_city order by c_last_name, ca_city, bought_city limit 100;
-- Q47
with v1 as (select i_category, i_brand, d_year, d_moy, sum(ss_sales_price) sum_sales, avg(sum(ss_sales_price)) over (partition by i_category, i_brand, d_year) avg_monthly_sales,
 rank() over (partition by i_category, i_brand order by d_year, d_moy) rn from item, store_sales, date_dim where ss_item_sk = i_item_sk and ss_sold_date_sk = d_date_sk and (d_year = 1999 or (d_year = 1999-1 and d_moy = 12)) group by i_category, i_brand, d_year, d_moy),
v2 as (select v1.i_category, v1.d_year, v1.sum_sales, v1.avg_monthly_sales, v1_lag.sum_sales psum, v1_lead.sum_sales nsum from v1, v1 v1_lag, v1 v1_lead where v1.i_category = v1_lag.i_category and v1.rn = v1_lag.rn + 1 and v1.rn = v1_lead.rn - 1)
select * from v2 where d_year = 1999 and case when avg_monthly_sales > 0 then abs(sum_sales - avg_monthly_sales) / avg_monthly_sales else null end > 0.1 order by sum_sales - avg_monthly_sales, 3 limit 100;
-- Q48
select sum(ss_quantity) from store_sales, store, customer_demographics, customer_address where s_store_sk = ss_store_sk and ((cd_demo_sk = ss_cdemo_sk and cd_marital_status = 'M' and ss_sales_price between 100.00 and 150.00) or (cd_demo_sk = ss_cdemo_sk and cd_marital_status = 'D'))
 and ((ss_addr_sk = ca_address_sk and ca_country = 'United States' and ca_state in ('CO', 'OH', 'TX') and ss_net_profit between 0 and 2000) or (ss_addr_sk = ca_address_sk and ca_state in ('OR', 'MN', 'KY')));
-- Q49
select channel, item, return_ratio, return_rank, currency_rank from (select 'web' as channel, web.item, web.return_ratio, web.return_rank, web.currency_rank from (select item, return_ratio, currency_ratio, rank() over (order by return_ratio) as return_rank, rank() over (order by currency_ratio) as currency_rank
 from (select ws.ws_item_sk as item, (cast(sum(coalesce(wr.wr_return_quantity,0)) as decimal(15,4))/cast(sum(coalesce(ws.ws_quantity,0)) as decimal(15,4))) as return_ratio, (cast(sum(coalesce(wr.wr_return_amt,0)) as decimal(15,4))/1) as currency_ratio
 from web_sales ws left outer join web_returns wr on (ws.ws_order_number = wr.wr_order_number and ws.ws_item_sk = wr.wr_item_sk) where wr.wr_return_amt > 10000 group by ws.ws_item_sk) in_web) web where (web.return_rank <= 10 or web.currency_rank <= 10)) t order by 1,4,5,2 limit 100;
-- Q50
select s_store_name, sum(case when (sr_returned_date_sk - ss_sold_date_sk <= 30) then 1 else 0 end) as "30 days", sum(case when (sr_returned_date_sk - ss_sold_date_sk > 30) and (sr_returned_date_sk - ss_sold_date_sk <= 60) then 1 else 0 end) as "31-60 days",
 sum(case when (sr_returned_date_sk - ss_sold_date_sk > 120) then 1 else 0 end) as ">120 days" from store_sales, store_returns, store where ss_ticket_number = sr_ticket_number and ss_store_sk = s_store_sk group by s_store_name order by s_store_name limit 100;
-- Q51
with web_v1 as (select ws_item_sk item_sk, d_date, sum(sum(ws_sales_price)) over (partition by ws_item_sk order by d_date rows between unbounded preceding and current row) cume_sales from web_sales, date_dim where ws_sold_date_sk = d_date_sk and ws_item_sk is not null group by ws_item_sk, d_date),
 store_v1 as (select ss_item_sk item_sk, d_date, sum(sum(ss_sales_price)) over (partition by ss_item_sk order by d_date rows between unbounded preceding and current row) cume_sales from store_sales, date_dim where ss_sold_date_sk = d_date_sk group by ss_item_sk, d_date)
select * from (select case when web.item_sk is not null then web.item_sk else store.item_sk end item_sk, web.cume_sales web_sales, store.cume_sales store_sales from web_v1 web full outer join store_v1 store on (web.item_sk = store.item_sk and web.d_date = store.d_date)) x where web_sales > store_sales order by item_sk limit 100;
-- Q52
select dt.d_year, item.i_brand_id brand_id, sum(ss_ext_sales_price) ext_price from date_dim dt, store_sales, item where dt.d_date_sk = store_sales.ss_sold_date_sk and store_sales.ss_item_sk = item.i_item_sk and item.i_manager_id = 1 group by dt.d_year, item.i_brand_id order by dt.d_year, ext_price desc limit 100 ;
-- Q53
select * from (select i_manufact_id, sum(ss_sales_price) sum_sales, avg(sum(ss_sales_price)) over (partition by i_manufact_id) avg_quarterly_sales from item, store_sales, date_dim where ss_item_sk = i_item_sk and ss_sold_date_sk = d_date_sk and d_month_seq in (1200,1200+1,1200+2) group by i_manufact_id, d_qoy) tmp1
where case when avg_quarterly_sales > 0 then abs(sum_sales - avg_quarterly_sales)/ avg_quarterly_sales else null end > 0.1 order by avg_quarterly_sales, sum_sales limit 100;
-- Q54
with my_customers as (select distinct c_customer_sk, c_current_addr_sk from (select cs_sold_date_sk sold_date_sk, cs_bill_customer_sk customer_sk from catalog_sales union all select ws_sold_date_sk, ws_bill_customer_sk from web_sales) cs_or_ws_sales, customer where c_customer_sk = cs_or_ws_sales.customer_sk),
 segments as (select cast((sum(ss_ext_sales_price)/50) as int) as segment from my_customers, store_sales, date_dim where c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk and d_month_seq between (select max(d_month_seq)+1 from date_dim where d_moy = 12) and (select max(d_month_seq)+3 from date_dim where d_moy = 12) group by c_customer_sk)
select segment, count(*) as num_customers, segment*50 as segment_base from segments group by segment order by segment, num_customers limit 100;
-- Q55
select i_brand_id brand_id, i_brand brand, sum(ss_ext_sales_price) ext_price from date_dim, store_sales, item where d_date_sk = ss_sold_date_sk and ss_item_sk = i_item_sk and i_manager_id=28 group by i_brand, i_brand_id order by ext_price desc, i_brand_id limit 100 ;
-- Q56
with ss as (select i_item_id, sum(ss_ext_sales_price) total_sales from store_sales, item where i_item_id in (select i_item_id from item where i_color in ('slate','blanched','burnished')) and ss_item_sk = i_item_sk group by i_item_id),
 cs as (select i_item_id, sum(cs_ext_sales_price) total_sales from catalog_sales, item where cs_item_sk = i_item_sk group by i_item_id)
select i_item_id, sum(total_sales) total_sales from (select * from ss union all select * from cs) tmp1 group by i_item_id order by total_sales, i_item_id limit 100;
-- Q57
with v1 as (select i_category, cc_name, d_year, sum(cs_sales_price) sum_sales, avg(sum(cs_sales_price)) over (partition by i_category, cc_name, d_year) avg_monthly_sales, rank() over (partition by i_category, cc_name order by d_year, d_moy) rn
 from item, catalog_sales, date_dim, call_center where cs_item_sk = i_item_sk and cs_sold_date_sk = d_date_sk and cc_call_center_sk = cs_call_center_sk group by i_category, cc_name, d_year, d_moy)
select v1.*, v1_lag.sum_sales psum from v1, v1 v1_lag where v1.rn = v1_lag.rn + 1 order by v1.sum_sales - v1.avg_monthly_sales, 3 limit 100;
-- Q58
with ss_items as (select i_item_id item_id, sum(ss_ext_sales_price) ss_item_rev from store_sales, item, date_dim where ss_item_sk = i_item_sk and d_date in (select d_date from date_dim where d_week_seq = (select d_week_seq from date_dim where d_date = '2000-01-03')) and ss_sold_date_sk = d_date_sk group by i_item_id),
 ws_items as (select i_item_id item_id, sum(ws_ext_sales_price) ws_item_rev from web_sales, item where ws_item_sk = i_item_sk group by i_item_id)
select ss_items.item_id, ss_item_rev, ss_item_rev/((ss_item_rev+ws_item_rev)/2) * 100 ss_dev from ss_items, ws_items where ss_items.item_id = ws_items.item_id and ss_item_rev between 0.9 * ws_item_rev and 1.1 * ws_item_rev order by item_id, ss_item_rev limit 100;
-- Q59
with wss as (select d_week_seq, ss_store_sk, sum(case when (d_day_name='Sunday') then ss_sales_price else null end) sun_sales from store_sales, date_dim where d_date_sk = ss_sold_date_sk group by d_week_seq, ss_store_sk)
select s_store_name1, sun_sales1/sun_sales2 from (select s_store_name s_store_name1, wss.d_week_seq d_week_seq1, sun_sales sun_sales1 from wss, store, date_dim d where d.d_week_seq = wss.d_week_seq and ss_store_sk = s_store_sk) y,
 (select s_store_name s_store_name2, wss.d_week_seq d_week_seq2, sun_sales sun_sales2 from wss, store where ss_store_sk = s_store_sk) x where d_week_seq1 = d_week_seq2-52 order by s_store_name1 limit 100;
-- Q60
with ws as (select i_item_id, sum(ws_ext_sales_price) total_sales from web_sales, date_dim, customer_address, item where i_item_id in (select i_item_id from item where i_category in ('Music')) and ws_item_sk = i_item_sk and ws_bill_addr_sk = ca_address_sk and ca_gmt_offset = -5 group by i_item_id)
select i_item_id, sum(total_sales) total_sales from (select * from ws union all select * from ws) tmp1 group by i_item_id order by i_item_id, total_sales limit 100;
-- Q61
select promotions, total, cast(promotions as decimal(15,4))/cast(total as decimal(15,4))*100 from (select sum(ss_ext_sales_price) promotions from store_sales, promotion where ss_promo_sk = p_promo_sk and (p_channel_dmail = 'Y' or p_channel_tv = 'Y')) promotional_sales,
 (select sum(ss_ext_sales_price) total from store_sales) all_sales order by promotions, total limit 100;
-- Q62
select substring(w_warehouse_name,1,20), sm_type, web_name, sum(case when (ws_ship_date_sk - ws_sold_date_sk <= 30) then 1 else 0 end) as "30 days" from web_sales, warehouse, ship_mode, web_site where ws_warehouse_sk = w_warehouse_sk and ws_ship_mode_sk = sm_ship_mode_sk and ws_web_site_sk = web_site_sk
group by substring(w_warehouse_name,1,20), sm_type, web_name order by substring(w_warehouse_name,1,20), sm_type, web_name limit 100;
-- Q63
select * from (select i_manager_id, sum(ss_sales_price) sum_sales, avg(sum(ss_sales_price)) over (partition by i_manager_id) avg_monthly_sales from item, store_sales, date_dim where ss_item_sk = i_item_sk and ss_sold_date_sk = d_date_sk group by i_manager_id, d_moy) tmp1
where case when avg_monthly_sales > 0 then abs (sum_sales - avg_monthly_sales) / avg_monthly_sales else null end > 0.1 order by i_manager_id, avg_monthly_sales, sum_sales limit 100;
-- Q64
with cs_ui as (select cs_item_sk, sum(cs_ext_list_price) as sale from catalog_sales, catalog_returns where cs_item_sk = cr_item_sk group by cs_item_sk having sum(cs_ext_list_price) > 2*sum(cr_refunded_cash+cr_reversed_charge)),
 cross_sales as (select i_product_name product_name, i_item_sk item_sk, d1.d_year as syear, d2.d_year as fsyear, count(*) cnt, sum(ss_wholesale_cost) s1 from store_sales, cs_ui, date_dim d1, date_dim d2, customer, item where ss_sold_date_sk = d1.d_date_sk and ss_customer_sk = c_customer_sk and c_first_sales_date_sk = d2.d_date_sk and ss_item_sk = cs_ui.cs_item_sk and ss_item_sk = i_item_sk group by i_product_name, i_item_sk, d1.d_year, d2.d_year)
select cs1.product_name, cs1.syear, cs1.cnt, cs2.s1 as s12 from cross_sales cs1, cross_sales cs2 where cs1.item_sk = cs2.item_sk and cs2.syear = 1999 + 1 and cs2.cnt <= cs1.cnt order by cs1.product_name, cs2.cnt, 4;
-- Q65
select s_store_name, i_item_desc, sc.revenue from store, item, (select ss_store_sk, avg(revenue) as ave from (select ss_store_sk, ss_item_sk, sum(ss_sales_price) as revenue from store_sales group by ss_store_sk, ss_item_sk) sa group by ss_store_sk) sb,
 (select ss_store_sk, ss_item_sk, sum(ss_sales_price) as revenue from store_sales group by ss_store_sk, ss_item_sk) sc where sb.ss_store_sk = sc.ss_store_sk and sc.revenue <= 0.1 * sb.ave and s_store_sk = sc.ss_store_sk and i_item_sk = sc.ss_item_sk order by s_store_name, i_item_desc limit 100;
-- Q66
select w_warehouse_name, ship_carriers, year, sum(jan_sales) as jan_sales from ((select w_warehouse_name, 'DHL' || ',' || 'BARIAN' as ship_carriers, d_year as year, sum(case when d_moy = 1 then ws_ext_sales_price * ws_quantity else 0 end) as jan_sales, sum(case when d_moy = 2 then ws_ext_sales_price * ws_quantity else 0 end) as feb_sales,
  sum(case when d_moy = 3 then ws_net_paid * ws_quantity else 0 end) as mar_net, sum(case when d_moy = 4 then ws_net_paid * ws_quantity else 0 end) as apr_net from web_sales, warehouse, date_dim, time_dim, ship_mode
 where ws_warehouse_sk = w_warehouse_sk and ws_sold_date_sk = d_date_sk and ws_sold_time_sk = t_time_sk and ws_ship_mode_sk = sm_ship_mode_sk and t_time between 30838 and 30838+28800 and sm_carrier in ('DHL','BARIAN') group by w_warehouse_name, d_year)
 union all (select w_warehouse_name, 'DHL' || ',' || 'BARIAN' as ship_carriers, d_year as year, 0, 0, 0, 0 from catalog_sales, warehouse, date_dim where cs_warehouse_sk = w_warehouse_sk and cs_sold_date_sk = d_date_sk group by w_warehouse_name, d_year)) x group by w_warehouse_name, ship_carriers, year order by w_warehouse_name limit 100;
-- Q67
select * from (select i_category, i_class, d_year, s_store_id, sumsales, rank() over (partition by i_category order by sumsales desc) rk from (select i_category, i_class, d_year, s_store_id, sum(coalesce(ss_sales_price*ss_quantity,0)) sumsales from store_sales, date_dim, store, item
 where ss_sold_date_sk=d_date_sk and ss_item_sk=i_item_sk and ss_store_sk = s_store_sk group by rollup(i_category, i_class, d_year, s_store_id)) dw1) dw2 where rk <= 100 order by i_category, i_class, rk limit 100;
-- Q68
select c_last_name, bought_city, ss_ticket_number, extended_price from (select ss_ticket_number, ss_customer_sk, ca_city bought_city, sum(ss_ext_sales_price) extended_price from store_sales, customer_address where store_sales.ss_addr_sk = customer_address.ca_address_sk group by ss_ticket_number, ss_customer_sk, ss_addr_sk, ca_city) dn, customer where ss_customer_sk = c_customer_sk order by c_last_name, ss_ticket_number limit 100;
-- Q69
select cd_gender, count(*) cnt1, cd_credit_rating, count(*) cnt3 from customer c, customer_demographics where cd_demo_sk = c.c_current_cdemo_sk and exists (select * from store_sales where c.c_customer_sk = ss_customer_sk) and (not exists (select * from web_sales where c.c_customer_sk = ws_bill_customer_sk)
 and not exists (select * from catalog_sales where c.c_customer_sk = cs_ship_customer_sk)) group by cd_gender, cd_credit_rating order by cd_gender, cd_credit_rating limit 100;
-- Q70
select sum(ss_net_profit) as total_sum, s_state, s_county, grouping(s_state)+grouping(s_county) as lochierarchy, rank() over (partition by grouping(s_state)+grouping(s_county), case when grouping(s_county) = 0 then s_state end order by sum(ss_net_profit) desc) as rank_within_parent from store_sales, store
where s_store_sk = ss_store_sk and s_state in (select s_state from (select s_state as s_state, rank() over (partition by s_state order by sum(ss_net_profit) desc) as ranking from store_sales, store where s_store_sk = ss_store_sk group by s_state) tmp1 where ranking <= 5) group by rollup(s_state, s_county) order by lochierarchy desc, rank_within_parent limit 100;
-- Q71
select i_brand_id brand_id, t_hour, t_minute, sum(ext_price) ext_price from item, (select ws_ext_sales_price as ext_price, ws_item_sk as sold_item_sk, ws_sold_time_sk as time_sk from web_sales, date_dim where d_date_sk = ws_sold_date_sk union all select cs_ext_sales_price, cs_item_sk, cs_sold_time_sk from catalog_sales) tmp, time_dim
where sold_item_sk = i_item_sk and time_sk = t_time_sk and (t_meal_time = 'breakfast' or t_meal_time = 'dinner') group by i_brand_id, t_hour, t_minute order by ext_price desc, i_brand_id ;
-- Q72
select i_item_desc, w_warehouse_name, d1.d_week_seq, sum(case when p_promo_sk is null then 1 else 0 end) no_promo, count(*) total_cnt from catalog_sales join inventory on (cs_item_sk = inv_item_sk) join warehouse on (w_warehouse_sk=inv_warehouse_sk) join item on (i_item_sk = cs_item_sk)
 join date_dim d1 on (cs_sold_date_sk = d1.d_date_sk) join date_dim d3 on (cs_ship_date_sk = d3.d_date_sk) left outer join promotion on (cs_promo_sk=p_promo_sk) left outer join catalog_returns on (cr_item_sk = cs_item_sk and cr_order_number = cs_order_number)
where inv_quantity_on_hand < cs_quantity and d3.d_date > d1.d_date + 5 group by i_item_desc, w_warehouse_name, d1.d_week_seq order by total_cnt desc, i_item_desc limit 100;
-- Q73
select c_last_name, c_salutation, cnt from (select ss_ticket_number, ss_customer_sk, count(*) cnt from store_sales, household_demographics where store_sales.ss_hdemo_sk = household_demographics.hd_demo_sk and case when household_demographics.hd_vehicle_count > 0 then household_demographics.hd_dep_count/ household_demographics.hd_vehicle_count else null end > 1 group by ss_ticket_number, ss_customer_sk) dj, customer
where ss_customer_sk = c_customer_sk and cnt between 1 and 5 order by cnt desc, c_last_name asc;
-- Q74
with year_total as (select c_customer_id customer_id, d_year as year, sum(ss_net_paid) year_total, 's' sale_type from customer, store_sales, date_dim where c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk group by c_customer_id, d_year
 union all select c_customer_id, d_year, sum(ws_net_paid), 'w' from customer, web_sales, date_dim where c_customer_sk = ws_bill_customer_sk and ws_sold_date_sk = d_date_sk group by c_customer_id, d_year)
select t.customer_id from year_total t, year_total u where t.customer_id = u.customer_id and t.year = 2001 and u.year = 2001+1 and case when t.year_total > 0 then u.year_total / t.year_total else null end > 1 order by 1 limit 100;
-- Q75
with all_sales as (select d_year, i_brand_id, sum(sales_cnt) as sales_cnt from (select d_year, i_brand_id, cs_quantity - coalesce(cr_return_quantity,0) as sales_cnt from catalog_sales join item on i_item_sk=cs_item_sk join date_dim on d_date_sk=cs_sold_date_sk left join catalog_returns on (cs_order_number=cr_order_number and cs_item_sk=cr_item_sk)
 union select d_year, i_brand_id, ss_quantity - coalesce(sr_return_quantity,0) from store_sales join item on i_item_sk=ss_item_sk join date_dim on d_date_sk=ss_sold_date_sk left join store_returns on (ss_ticket_number=sr_ticket_number and ss_item_sk=sr_item_sk)) sales_detail group by d_year, i_brand_id)
select prev_yr.d_year as prev_year, curr_yr.d_year as year, curr_yr.sales_cnt-prev_yr.sales_cnt as diff from all_sales curr_yr, all_sales prev_yr where curr_yr.i_brand_id=prev_yr.i_brand_id and cast(curr_yr.sales_cnt as decimal(17,2))/nullif(cast(prev_yr.sales_cnt as decimal(17,2)), 0)<0.9 order by diff limit 100;
-- Q76
select channel, col_name, d_year, count(*) sales_cnt from (select 'store' as channel, 'ss_store_sk' col_name, d_year from store_sales, date_dim where ss_store_sk is null and ss_sold_date_sk=d_date_sk union all select 'web' as channel, 'ws_ship_customer_sk' col_name, d_year from web_sales, date_dim where ws_ship_customer_sk is null and ws_sold_date_sk=d_date_sk) foo group by channel, col_name, d_year order by channel, col_name, d_year limit 100;
-- Q77
with ss as (select s_store_sk, sum(ss_ext_sales_price) as sales, sum(ss_net_profit) as profit from store_sales, store where ss_store_sk = s_store_sk group by s_store_sk), sr as (select s_store_sk, sum(sr_return_amt) as returns, sum(sr_net_loss) as profit_loss from store_returns, store where sr_store_sk = s_store_sk group by s_store_sk)
select channel, id, sum(sales) as sales, sum(returns) as returns, sum(profit) as profit from (select 'store channel' as channel, ss.s_store_sk as id, sales, coalesce(returns, 0) as returns, (profit - coalesce(profit_loss,0)) as profit from ss left join sr on ss.s_store_sk = sr.s_store_sk) x group by rollup (channel, id) order by channel, id limit 100;
-- Q78
with ws as (select d_year as ws_sold_year, ws_item_sk, ws_bill_customer_sk ws_customer_sk, sum(ws_quantity) ws_qty from web_sales left join web_returns on wr_order_number=ws_order_number and ws_item_sk=wr_item_sk join date_dim on ws_sold_date_sk = d_date_sk where wr_order_number is null group by d_year, ws_item_sk, ws_bill_customer_sk),
 ss as (select d_year as ss_sold_year, ss_item_sk, ss_customer_sk, sum(ss_quantity) ss_qty from store_sales left join store_returns on sr_ticket_number=ss_ticket_number and ss_item_sk=sr_item_sk join date_dim on ss_sold_date_sk = d_date_sk where sr_ticket_number is null group by d_year, ss_item_sk, ss_customer_sk)
select ss_item_sk, round(ss_qty/(coalesce(ws_qty,0)+1),2) ratio from ss left join ws on (ws_sold_year=ss_sold_year and ws_item_sk=ss_item_sk and ws_customer_sk=ss_customer_sk) where coalesce(ws_qty,0)>0 order by ss_item_sk, ss_qty desc, round(ss_qty/(coalesce(ws_qty,0)+1),2) limit 100;
-- Q79
select c_last_name, substring(s_city,1,30), ss_ticket_number, amt from (select ss_ticket_number, ss_customer_sk, store.s_city, sum(ss_coupon_amt) amt from store_sales, store, household_demographics where store_sales.ss_store_sk = store.s_store_sk and (household_demographics.hd_dep_count = 6 or household_demographics.hd_vehicle_count > 2) group by ss_ticket_number, ss_customer_sk, store.s_city) ms, customer where ss_customer_sk = c_customer_sk order by c_last_name, substring(s_city,1,30) limit 100;
-- Q80
with ssr as (select s_store_id as store_id, sum(ss_ext_sales_price) as sales, sum(coalesce(sr_return_amt, 0)) as returns, sum(ss_net_profit - coalesce(sr_net_loss, 0)) as profit from store_sales left outer join store_returns on (ss_item_sk = sr_item_sk and ss_ticket_number = sr_ticket_number), date_dim, store, promotion
 where ss_sold_date_sk = d_date_sk and d_date between cast('2000-08-23' as date) and (cast('2000-08-23' as date) + 30 ) and ss_store_sk = s_store_sk and ss_promo_sk = p_promo_sk group by s_store_id) , results as (select 'store channel' as channel, 'store' || store_id as id, sales, returns, profit from ssr)
select channel, id, sales, returns, profit from (select channel, id, sales, returns, profit from results union select null as channel, null as id, sum(sales) as sales, sum(returns) as returns, sum(profit) as profit from results) foo order by channel, id limit 100;
-- Q81
with ctr as (select cr_returning_customer_sk as customer, ca_state as state, sum(cr_return_amt_inc_tax) as total from catalog_returns, customer_address where cr_returning_addr_sk = ca_address_sk group by cr_returning_customer_sk, ca_state)
select c_customer_id, ca_street_number, ca_gmt_offset, total from ctr ctr1, customer_address, customer where ctr1.total > (select avg(total)*1.2 from ctr ctr2 where ctr1.state = ctr2.state) and ca_address_sk = c_current_addr_sk and ctr1.customer = c_customer_sk order by c_customer_id, total limit 100;
-- Q82
select i_item_id, i_current_price from item, inventory, date_dim, store_sales where i_current_price between 62 and 62+30 and inv_item_sk = i_item_sk and d_date_sk=inv_date_sk and d_date between cast('2000-05-25' as date) and (cast('2000-05-25' as date) + 60) and ss_item_sk = i_item_sk group by i_item_id, i_current_price order by i_item_id limit 100;
-- Q83
with sr_items as (select i_item_id item_id, sum(sr_return_quantity) qty from store_returns, item, date_dim where sr_item_sk = i_item_sk and d_date in (select d_date from date_dim where d_week_seq in (select d_week_seq from date_dim where d_date in ('2000-06-30','2000-09-27'))) group by i_item_id)
select a.item_id, a.qty, a.qty/(a.qty+b.qty)/3.0 * 100 dev from sr_items a, sr_items b where a.item_id=b.item_id order by a.item_id, qty limit 100;
-- Q84
select c_customer_id as customer_id, coalesce(c_last_name,'') || ', ' || coalesce(c_first_name,'') as customername from customer, customer_address, household_demographics, income_band where c_current_addr_sk = ca_address_sk and ib_lower_bound >= 38128 and ib_upper_bound <= 38128 + 50000 and ib_income_band_sk = hd_income_band_sk order by c_customer_id limit 100;
-- Q85
select substring(r_reason_desc,1,20), avg(ws_quantity), avg(wr_refunded_cash), avg(wr_fee) from web_sales, web_returns, web_page, customer_demographics cd1, customer_demographics cd2, reason where ws_web_page_sk = wp_web_page_sk and ws_item_sk = wr_item_sk and cd1.cd_demo_sk = wr_refunded_cdemo_sk and r_reason_sk = wr_reason_sk
 and ((cd1.cd_marital_status = 'M' and cd1.cd_marital_status = cd2.cd_marital_status and ws_sales_price between 100.00 and 150.00) or (cd1.cd_marital_status = 'S')) group by r_reason_desc order by substring(r_reason_desc,1,20), avg(ws_quantity) limit 100;
-- Q86
select sum(ws_net_paid) as total_sum, i_category, i_class, grouping(i_category)+grouping(i_class) as lochierarchy, rank() over (partition by grouping(i_category)+grouping(i_class), case when grouping(i_class) = 0 then i_category end order by sum(ws_net_paid) desc) as rank_within_parent from web_sales, item where i_item_sk = ws_item_sk group by rollup(i_category, i_class) order by lochierarchy desc limit 100;
-- Q87
select count(*) from ((select distinct c_last_name, c_first_name, d_date from store_sales, date_dim, customer where store_sales.ss_sold_date_sk = date_dim.d_date_sk and store_sales.ss_customer_sk = customer.c_customer_sk and d_month_seq between 1200 and 1200+11)
 except (select distinct c_last_name, c_first_name, d_date from catalog_sales, date_dim, customer where catalog_sales.cs_sold_date_sk = date_dim.d_date_sk and catalog_sales.cs_bill_customer_sk = customer.c_customer_sk)
 except (select distinct c_last_name, c_first_name, d_date from web_sales, date_dim, customer where web_sales.ws_sold_date_sk = date_dim.d_date_sk and web_sales.ws_bill_customer_sk = customer.c_customer_sk)) cool_cust;
-- Q88
select * from (select count(*) h8_30_to_9 from store_sales, household_demographics, time_dim, store where ss_sold_time_sk = time_dim.t_time_sk and ss_hdemo_sk = household_demographics.hd_demo_sk and ss_store_sk = s_store_sk and time_dim.t_hour = 8 and time_dim.t_minute >= 30 and ((household_demographics.hd_dep_count = 4 and household_demographics.hd_vehicle_count<=4+2) or (household_demographics.hd_dep_count = 2))) s1,
 (select count(*) h9_to_9_30 from store_sales, time_dim where ss_sold_time_sk = time_dim.t_time_sk and time_dim.t_hour = 9) s2;
-- Q89
select * from (select i_category, s_store_name, d_moy, sum(ss_sales_price) sum_sales, avg(sum(ss_sales_price)) over (partition by i_category, s_store_name) avg_monthly_sales from item, store_sales, date_dim, store where ss_item_sk = i_item_sk and ss_sold_date_sk = d_date_sk and ss_store_sk = s_store_sk group by i_category, s_store_name, d_moy) tmp1
where case when (avg_monthly_sales <> 0) then (abs(sum_sales - avg_monthly_sales) / avg_monthly_sales) else null end > 0.1 order by sum_sales - avg_monthly_sales, s_store_name limit 100;
-- Q90
select cast(amc as decimal(15,4))/cast(pmc as decimal(15,4)) am_pm_ratio from (select count(*) amc from web_sales, time_dim where ws_sold_time_sk = time_dim.t_time_sk and time_dim.t_hour between 8 and 8+1) at, (select count(*) pmc from web_sales, time_dim where ws_sold_time_sk = time_dim.t_time_sk and time_dim.t_hour between 19 and 19+1) pt order by am_pm_ratio limit 100;
-- Q91
select cc_call_center_id call_center, cc_manager manager, sum(cr_net_loss) returns_loss from call_center, catalog_returns, customer_demographics, household_demographics where cr_call_center_sk = cc_call_center_sk and ((cd_marital_status = 'M' and cd_education_status = 'Unknown') or (cd_marital_status = 'W')) and hd_buy_potential like 'Unknown%' group by cc_call_center_id, cc_manager order by sum(cr_net_loss) desc;
-- Q92
select sum(ws_ext_discount_amt) as "Excess Discount Amount" from web_sales, item, date_dim where i_manufact_id = 350 and i_item_sk = ws_item_sk and d_date between '2000-01-27' and (cast('2000-01-27' as date) + 90) and ws_ext_discount_amt > (select 1.3 * avg(ws_ext_discount_amt) from web_sales where ws_item_sk = i_item_sk) order by sum(ws_ext_discount_amt) limit 100;
-- Q93
select ss_customer_sk, sum(act_sales) sumsales from (select ss_item_sk, ss_customer_sk, case when sr_return_quantity is not null then (ss_quantity-sr_return_quantity)*ss_sales_price else (ss_quantity*ss_sales_price) end act_sales from store_sales left outer join store_returns on (sr_item_sk = ss_item_sk and sr_ticket_number = ss_ticket_number), reason where sr_reason_sk = r_reason_sk) t group by ss_customer_sk order by sumsales, ss_customer_sk limit 100;
-- Q94
select count(distinct ws_order_number) as "order count", sum(ws_net_profit) as "total net profit" from web_sales ws1, date_dim, web_site where ws1.ws_ship_date_sk = d_date_sk and ws1.ws_web_site_sk = web_site_sk and exists (select * from web_sales ws2 where ws1.ws_order_number = ws2.ws_order_number and ws1.ws_warehouse_sk <> ws2.ws_warehouse_sk)
 and not exists (select * from web_returns wr1 where ws1.ws_order_number = wr1.wr_order_number) order by count(distinct ws_order_number) limit 100;
-- Q95
with ws_wh as (select ws1.ws_order_number, ws1.ws_warehouse_sk wh1, ws2.ws_warehouse_sk wh2 from web_sales ws1, web_sales ws2 where ws1.ws_order_number = ws2.ws_order_number and ws1.ws_warehouse_sk <> ws2.ws_warehouse_sk)
select count(distinct ws_order_number) as "order count" from web_sales ws1 where ws1.ws_order_number in (select ws_order_number from ws_wh) and ws1.ws_order_number in (select wr_order_number from web_returns, ws_wh where wr_order_number = ws_wh.ws_order_number) order by count(distinct ws_order_number) limit 100;
-- Q96
select count(*) from store_sales, household_demographics, time_dim, store where ss_sold_time_sk = time_dim.t_time_sk and ss_hdemo_sk = household_demographics.hd_demo_sk and ss_store_sk = s_store_sk and time_dim.t_hour = 20 and store.s_store_name = 'ese' order by count(*) limit 100;
-- Q97
with ssci as (select ss_customer_sk customer_sk, ss_item_sk item_sk from store_sales, date_dim where ss_sold_date_sk = d_date_sk group by ss_customer_sk, ss_item_sk), csci as (select cs_bill_customer_sk customer_sk, cs_item_sk item_sk from catalog_sales group by cs_bill_customer_sk, cs_item_sk)
select sum(case when ssci.customer_sk is not null and csci.customer_sk is null then 1 else 0 end) store_only, sum(case when ssci.customer_sk is not null and csci.customer_sk is not null then 1 else 0 end) both_of_them from ssci full outer join csci on (ssci.customer_sk=csci.customer_sk and ssci.item_sk = csci.item_sk) limit 100;
-- Q98
select i_item_id, i_class, sum(ss_ext_sales_price) as itemrevenue, sum(ss_ext_sales_price)*100/sum(sum(ss_ext_sales_price)) over (partition by i_class) as revenueratio from store_sales, item, date_dim where ss_item_sk = i_item_sk and i_category in ('Sports', 'Books', 'Home') and ss_sold_date_sk = d_date_sk and d_date between cast('1999-02-22' as date) and (cast('1999-02-22' as date) + 30) group by i_item_id, i_class order by i_class, revenueratio;
-- Q99
select substring(w_warehouse_name,1,20), sm_type, cc_name, sum(case when (cs_ship_date_sk - cs_sold_date_sk <= 30) then 1 else 0 end) as "30 days", sum(case when (cs_ship_date_sk - cs_sold_date_sk > 120) then 1 else 0 end) as ">120 days" from catalog_sales, warehouse, ship_mode, call_center where cs_warehouse_sk = w_warehouse_sk and cs_ship_mode_sk = sm_ship_mode_sk and cs_call_center_sk = cc_call_center_sk group by substring(w_warehouse_name,1,20), sm_type, cc_name order by substring(w_warehouse_name,1,20), sm_type, cc_name limit 100;
