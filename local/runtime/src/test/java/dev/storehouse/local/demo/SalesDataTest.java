package dev.storehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesDataTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void isTheSameForTheSameSeedAndDay() {
    assertThat(all(new SalesData(1, TODAY))).isEqualTo(all(new SalesData(1, TODAY)));
    assertThat(all(new SalesData(1, TODAY))).isNotEqualTo(all(new SalesData(2, TODAY)));
  }

  @Test
  void addsUpAndEndsTheDayBefore() {
    List<String[]> sales =
        new SalesData(7, TODAY).sales().stream().map(row -> row.strip().split("\t")).toList();
    assertThat(sales).hasSize(SalesData.SALES);
    assertThat(sales)
        .allSatisfy(
            sale -> {
              LocalDate day = LocalDate.parse(sale[1].substring(0, 10));
              assertThat(day).isBetween(TODAY.minusDays(730), TODAY.minusDays(1));
              assertThat(Integer.parseInt(sale[2])).isBetween(1, SalesData.CUSTOMERS);
              assertThat(Integer.parseInt(sale[3])).isBetween(1, SalesData.PRODUCTS);
              assertThat(new BigDecimal(sale[5]).multiply(new BigDecimal(sale[4])))
                  .isEqualByComparingTo(sale[6]);
            });
  }

  @Test
  void sellsMoreBeforeChristmas() {
    List<String> sales = new SalesData(7, TODAY).sales();
    long december = sales.stream().filter(row -> row.contains("-12-")).count();
    long june = sales.stream().filter(row -> row.contains("-06-")).count();
    assertThat(december).isGreaterThan(june);
  }

  private static List<List<String>> all(SalesData data) {
    return List.of(data.customers(), data.products(), data.sales(), data.shipments("ten_1"));
  }
}
