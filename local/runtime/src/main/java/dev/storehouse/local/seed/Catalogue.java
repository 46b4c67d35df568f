package dev.storehouse.local.seed;

import java.util.List;
import java.util.Map;

/** What the demo store sells. */
final class Catalogue {

  private Catalogue() {}

  /** Bodies of {@code POST /products}; the price is exact, so it travels as text. */
  static List<Map<String, Object>> products() {
    return List.of(
        product("Pour-over kettle, 0.9 l", "kitchen", "64.90", 40),
        product("Hand coffee grinder", "kitchen", "89.00", 25),
        product("Cast-iron skillet, 26 cm", "kitchen", "42.50", 60),
        product("Chef's knife, 20 cm", "kitchen", "119.00", 18),
        product("Desk lamp with dimmer", "office", "74.95", 35),
        product("Notebook, dotted, A5", "office", "12.80", 400),
        product("Fountain pen, medium nib", "office", "29.00", 120),
        product("Standing-desk mat", "office", "54.00", 30),
        product("Trail backpack, 28 l", "outdoor", "139.00", 22),
        product("Steel bottle, 1 l", "outdoor", "27.50", 150),
        product("Head torch, 400 lm", "outdoor", "45.00", 80));
  }

  private static Map<String, Object> product(
      String name, String category, String price, int stock) {
    return Map.of("name", name, "category", category, "price", price, "stock", stock);
  }
}
