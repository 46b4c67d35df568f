package dev.storehouse.store.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(AwsExtension.class)
class ProductsTest {

  private static final Map<String, Object> DESK =
      Map.of("name", "Walnut desk", "price", "349.9", "category", "desks", "stock", 12);

  private final StoreClient store;

  ProductsTest(AwsSandbox aws) {
    store = StoreClient.of(aws);
  }

  @Test
  void aNewProductIsThereAtOnce() {
    Reply created = store.admin().post("/products", DESK).expect(201);
    String path = created.header("Location");
    assertThat(created.header("ETag")).isEqualTo("\"1\"");

    Reply read = store.get(path).expect(200);
    assertThat(read.json())
        .isEqualTo(created.json())
        .containsEntry("price", "349.90")
        .containsEntry("currency", "EUR")
        .containsEntry("stock", 12)
        .containsEntry("version", 1);
    assertThat(store.admin().get(path + "/stock").expect(200).items())
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("quantity", 12));
  }

  @Test
  void anExactPriceStaysExact() {
    Reply created =
        store
            .admin()
            .raw(
                "POST",
                "/products",
                Map.of(),
                "{\"name\":\"n\",\"category\":\"c\",\"price\":0.10,\"currency\":\"KWD\"}")
            .expect(201);
    assertThat(created.text("price")).isEqualTo("0.100");
    assertThat(store.get(created.header("Location")).text("price")).isEqualTo("0.100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"n","category":"c"}                                   | 422 | REQUIRED
          {"name":"n","category":"c","price":"-1"}                      | 422 | OUT_OF_RANGE
          {"name":"n","category":"c","price":"1.234"}                   | 422 | INVALID_FORMAT
          {"name":"n","category":"c","price":1e400}                     | 422 | OUT_OF_RANGE
          {"name":"n","category":"c","price":1e-400}                    | 422 | INVALID_FORMAT
          {"name":"n","category":"c","price":"1","currency":"EURO"}     | 422 | INVALID_FORMAT
          {"name":"n","category":"c","price":"1","currency":"ZZZ"}      | 422 | INVALID_FORMAT
          {"name":"n","category":"c","price":"1","currency":"XXX"}      | 422 | INVALID_FORMAT
          {"name":"n","category":"c","price":"1","stock":-1}            | 422 | OUT_OF_RANGE
          {"name":"n","category":"c","price":"1","stock":1.5}           | 422 | WRONG_TYPE
          {"name":7,"category":"c","price":"1"}                         | 422 | WRONG_TYPE
          {"name":"","category":"c","price":"1"}                        | 422 | TOO_SHORT
          {"name":"n","category":"c","price":"1","colour":"red"}        | 400 | UNKNOWN
          {"name":"n","category":"c","price":"1","product_id":"prd_1"}  | 400 | READ_ONLY
          """)
  void whatAProductCannotBe(String body, int status, String errorCode) {
    Reply refused = store.admin().raw("POST", "/products", Map.of(), body).expect(status);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("errors")).contains(errorCode);
  }

  @Test
  void onlyAdministratorsChangeTheCatalogue() {
    String path = store.admin().post("/products", DESK).header("Location");
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      assertThat(store.user("usr_1").send(method, path, Map.of(), DESK).status()).isEqualTo(403);
      Reply anonymous = store.send(method, path, Map.of(), DESK).expect(401);
      assertThat(anonymous.header("WWW-Authenticate")).startsWith("Bearer");
    }
    assertThat(store.user("usr_1").post("/products", DESK).status()).isEqualTo(403);
    assertThat(store.post("/products", DESK).status()).isEqualTo(401);
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    String path = store.admin().post("/products", DESK).header("Location");
    Map<String, Object> changed = new HashMap<>(DESK);
    changed.remove("stock");
    changed.put("name", "Oak desk");

    assertThat(store.admin().send("PUT", path, Map.of(), changed).status()).isEqualTo(428);
    Reply put = store.admin().send("PUT", path, Map.of("if-match", "\"1\""), changed).expect(200);
    assertThat(put.header("ETag")).isEqualTo("\"2\"");
    assertThat(put.json()).containsEntry("name", "Oak desk").containsEntry("stock", 12);
    assertThat(store.admin().send("PUT", path, Map.of("if-match", "\"1\""), changed).status())
        .isEqualTo(412);
    assertThat(store.get(path, Map.of("if-none-match", "\"2\"")).status()).isEqualTo(304);
    assertThat(store.get(path, Map.of("if-none-match", "\"1\"")).status()).isEqualTo(200);
  }

  @Test
  void patchMergesAndNullRemoves() {
    Map<String, Object> described = new HashMap<>(DESK);
    described.put("description", "Solid.");
    String path = store.admin().post("/products", described).header("Location");
    Reply patched =
        store
            .admin()
            .raw(
                "PATCH",
                path,
                Map.of("if-match", "\"1\"", "content-type", "application/merge-patch+json"),
                "{\"price\":\"300\",\"description\":null}")
            .expect(200);
    assertThat(patched.json())
        .containsEntry("price", "300.00")
        .containsEntry("name", "Walnut desk")
        .doesNotContainKey("description");
    assertThat(store.get(path).json()).isEqualTo(patched.json());
    for (String bad : List.of("{\"name\":null}", "{\"currency\":\"USD\"}")) {
      assertThat(store.admin().raw("PATCH", path, Map.of("if-match", "\"2\""), bad).status())
          .as(bad)
          .isEqualTo(422);
    }
    assertThat(
            store.admin().raw("PATCH", path, Map.of("if-match", "\"2\""), "{\"stock\":5}").code())
        .isEqualTo("READ_ONLY_FIELD");
  }

  @Test
  void anArchivedProductIsGoneForThePublic() {
    Map<String, Object> rug = Map.of("name", "Rug", "price", "1", "category", "archive-test");
    String path = store.admin().post("/products", rug).header("Location");
    store.admin().call("DELETE", path, Map.of("if-match", "\"1\""), Optional.empty()).expect(204);

    assertThat(store.get(path).status()).isEqualTo(404);
    assertThat(store.user("usr_1").get(path).status()).isEqualTo(404);
    assertThat(store.admin().get(path).expect(200).json()).containsKey("archived_at");
    assertThat(store.get("/products?category=archive-test").items()).isEmpty();
    assertThat(store.all("/products", 100)).noneMatch(item -> item.get("name").equals("Rug"));
  }

  @Test
  void listsAreNewestFirstAndPaged() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      made.addFirst(
          store
              .admin()
              .post("/products", Map.of("name", "p" + i, "price", "1", "category", "paged"))
              .text("product_id"));
    }
    for (int limit : List.of(1, 5, 22, 23, 24, 100)) {
      assertThat(store.all("/products?category=paged", limit))
          .extracting(item -> item.get("product_id"))
          .containsExactlyElementsOf(made);
    }
    assertThat(store.all("/products", 7))
        .extracting(item -> item.get("product_id"))
        .containsAll(made)
        .doesNotHaveDuplicates();
  }

  @Test
  void aWalkSeesWhatLivedThroughoutExactlyOnce() {
    List<String> stay = new ArrayList<>();
    List<String> go = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String id =
          store
              .admin()
              .post("/products", Map.of("name", "w", "price", "1", "category", "walk"))
              .text("product_id");
      (i % 3 == 0 ? go : stay).add(id);
    }
    List<Object> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Reply page =
          store.get(
              "/products?category=walk&limit=7"
                  + cursor.map(value -> "&cursor=" + value).orElse(""));
      page.items().forEach(item -> seen.add(item.get("product_id")));
      store
          .admin()
          .post("/products", Map.of("name", "new", "price", "1", "category", "walk"))
          .expect(201);
      if (!go.isEmpty()) {
        store
            .admin()
            .call(
                "DELETE", "/products/" + go.removeLast(), Map.of("if-match", "*"), Optional.empty())
            .expect(204);
      }
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    assertThat(seen).doesNotHaveDuplicates().containsAll(stay);
  }

  @Test
  void cursorsBelongToTheirList() {
    for (int i = 0; i < 3; i++) {
      store
          .admin()
          .post("/products", Map.of("name", "c", "price", "1", "category", "cursors"))
          .expect(201);
    }
    String cursor = store.get("/products?category=cursors&limit=1").nextCursor().orElseThrow();
    assertThat(store.get("/products?category=other&cursor=" + cursor).code())
        .isEqualTo("INVALID_CURSOR");
    assertThat(store.get("/products?cursor=" + cursor).status()).isEqualTo(400);
    assertThat(store.get("/products?category=cursors&cursor=" + cursor + "A").status())
        .isEqualTo(400);
    assertThat(store.get("/products?cursor=").status()).isEqualTo(400);
    for (String limit : List.of("0", "101", "-1", "x", "1.5", "99999999999999999999", "")) {
      assertThat(store.get("/products?limit=" + limit).status()).as(limit).isEqualTo(422);
    }
    assertThat(store.get("/products?colour=red").code()).isEqualTo("UNKNOWN_PARAMETER");
    assertThat(store.get("/products?limit=%zz").code()).isEqualTo("INVALID_URI");
  }

  @Test
  void theLedgerAddsUpToTheStock() {
    String path = store.admin().post("/products", DESK).header("Location");
    store.admin().post(path + "/stock", Map.of("quantity", 5, "reason", "delivery")).expect(201);
    store.admin().post(path + "/stock", Map.of("quantity", -17, "reason", "flood")).expect(201);
    Reply refused =
        store.admin().post(path + "/stock", Map.of("quantity", -1, "reason", "no")).expect(409);
    assertThat(refused.code()).isEqualTo("INSUFFICIENT_STOCK");
    assertThat(store.get(path).json()).containsEntry("stock", 0).containsEntry("version", 3);
    assertThat(store.admin().all(path + "/stock", 2))
        .extracting(line -> line.get("quantity"))
        .containsExactly(-17, 5, 12);
    for (String bad : List.of("0", "1000001", "\"5\"", "1.5", "null")) {
      assertThat(
              store
                  .admin()
                  .raw(
                      "POST",
                      path + "/stock",
                      Map.of(),
                      "{\"reason\":\"r\",\"quantity\":" + bad + "}")
                  .status())
          .as(bad)
          .isEqualTo(422);
    }
    assertThat(
            store
                .admin()
                .post("/products/prd_none/stock", Map.of("quantity", 1, "reason", "r"))
                .status())
        .isEqualTo(404);
    assertThat(store.admin().get("/products/prd_none/stock").status()).isEqualTo(404);
    assertThat(store.user("usr_1").get(path + "/stock").status()).isEqualTo(403);
  }

  @Test
  void aRepeatedRequestTakesEffectOnce() {
    Map<String, String> key = Map.of("idempotency-key", "products-1");
    Reply first = store.admin().post("/products", key, DESK).expect(201);
    Reply second = store.admin().post("/products", key, DESK).expect(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    Map<String, Object> other = new HashMap<>(DESK);
    other.put("name", "Other");
    assertThat(store.admin().post("/products", key, other).code())
        .isEqualTo("IDEMPOTENCY_MISMATCH");
    for (String bad : List.of("", "a b", "ä", "x".repeat(256))) {
      assertThat(store.admin().post("/products", Map.of("idempotency-key", bad), DESK).code())
          .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }
  }

  @Test
  void whatIsNoIdentifierIsNotFound() {
    for (String id : List.of("x".repeat(3000), "a b", "ä", "..", "%00")) {
      assertThat(store.get("/products/" + id).status()).as(id).isEqualTo(404);
    }
  }
}
