package dev.storehouse.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Two years of invented sales, the same for the same seed and day: more of them before Christmas
 * and as the business grows, most to the customers who buy most. Rows are lines of text for COPY,
 * columns parted by tabs.
 */
final class SalesData {

  static final int CUSTOMERS = 300;
  static final int PRODUCTS = 40;
  static final int SALES = 4_000;
  static final int SHIPMENTS = 400;

  private static final int DAYS = 730;
  private static final double GROWTH_IN_TWO_YEARS = 0.6;
  private static final double DECEMBER = 2.2;
  private static final List<String> REGIONS = List.of("north", "south", "east", "west", "abroad");
  private static final List<String> CATEGORIES =
      List.of("apparel", "footwear", "camping", "climbing", "travel");
  private static final List<String> KINDS =
      List.of("Jacket", "Boot", "Tent", "Harness", "Bag", "Cap", "Stove", "Rope");
  private static final List<String> SERIES = List.of("Fjord", "Ridge", "Dune", "Delta", "Karst");
  private static final List<String> CARRIERS = List.of("Seagull", "Overland", "Blue Van");

  private final RandomGenerator random;
  private final LocalDate today;
  private final List<BigDecimal> prices = new ArrayList<>();

  /**
   * Data of one tenant.
   *
   * @param today the day after the last sale
   */
  SalesData(long seed, LocalDate today) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.today = today;
    for (int i = 0; i < PRODUCTS; i++) {
      prices.add(BigDecimal.valueOf(990 + random.nextInt(29_000) / 10 * 10L, 2));
    }
  }

  /** {@code customer_id, name, region, since}. */
  List<String> customers() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      rows.add(
          row(i, "Customer " + i, one(REGIONS), today.minusDays(DAYS + random.nextInt(1_000))));
    }
    return rows;
  }

  /** {@code product_id, name, category, list_price}. */
  List<String> products() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= PRODUCTS; i++) {
      String name = SERIES.get((i - 1) / KINDS.size()) + " " + KINDS.get((i - 1) % KINDS.size());
      rows.add(row(i, name, one(CATEGORIES), prices.get(i - 1)));
    }
    return rows;
  }

  /** {@code sale_id, sold_at, customer_id, product_id, quantity, unit_price, amount}. */
  List<String> sales() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= SALES; i++) {
      int product = random.nextInt(PRODUCTS);
      int quantity = 1 + (int) Math.min(9, -Math.log(1 - random.nextDouble()));
      BigDecimal price = discounted(prices.get(product));
      rows.add(
          row(
              i,
              moment(),
              customer(),
              product + 1,
              quantity,
              price,
              price.multiply(BigDecimal.valueOf(quantity))));
    }
    return rows;
  }

  /** {@code owner, shipment_id, shipped_on, carrier, region, days_in_transit}. */
  List<String> shipments(String owner) {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= SHIPMENTS; i++) {
      rows.add(
          row(
              owner,
              i,
              moment().toLocalDate(),
              one(CARRIERS),
              one(REGIONS),
              1 + random.nextInt(7)));
    }
    return rows;
  }

  /** A few customers buy much, most buy little. */
  private int customer() {
    double place = random.nextDouble();
    return 1 + (int) (place * place * CUSTOMERS);
  }

  private BigDecimal discounted(BigDecimal price) {
    int percent = random.nextInt(4) == 0 ? 5 * (1 + random.nextInt(4)) : 0;
    return price.multiply(BigDecimal.valueOf(100 - percent, 2)).setScale(2, RoundingMode.HALF_UP);
  }

  /** Drawn again until the day is as likely as its season and the growth make it. */
  private LocalDateTime moment() {
    while (true) {
      int day = random.nextInt(DAYS);
      LocalDate date = today.minusDays(DAYS - day);
      double season = date.getMonthValue() == 12 ? DECEMBER : 1;
      double likelihood = season * (1 + GROWTH_IN_TWO_YEARS * day / DAYS);
      if (random.nextDouble() * DECEMBER * (1 + GROWTH_IN_TWO_YEARS) < likelihood) {
        return date.atTime(8 + random.nextInt(12), random.nextInt(60));
      }
    }
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String row(Object... values) {
    StringBuilder row = new StringBuilder();
    for (Object value : values) {
      row.append(row.isEmpty() ? "" : "\t").append(value);
    }
    return row.append('\n').toString();
  }
}
