package dev.storehouse.local.seed;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Plants demo data the way people would: both register, an operator makes one of them the admin,
 * the admin fills the catalogue. Planting twice, or half, or twice at once, gives the same store.
 */
public final class Seed {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  private final StoreClient store;
  private final FunctionInvoker functions;
  private final String grantAdminFunction;
  private final Identities identities;

  /**
   * A seed for one store.
   *
   * @param grantAdminFunction the function by which an operator makes an admin
   */
  public Seed(
      StoreClient store,
      FunctionInvoker functions,
      String grantAdminFunction,
      Identities identities) {
    this.store = store;
    this.functions = functions;
    this.grantAdminFunction = grantAdminFunction;
    this.identities = identities;
  }

  /**
   * Registers both, one of them as the admin. It takes no signing key.
   *
   * @throws IllegalStateException if the store answers otherwise than its contract says
   */
  public void register() {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> user =
          CompletableFuture.runAsync(() -> register(identities.user()), parallel);
      register(identities.admin());
      grantAdmin();
      user.join();
    }
  }

  /**
   * Fills the catalogue, once they are registered.
   *
   * @throws IllegalStateException if the store answers otherwise than its contract says
   */
  public void fillCatalogue() {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      String token = login(identities.admin());
      List<Map<String, Object>> products = Catalogue.products();
      CompletableFuture.allOf(
              IntStream.range(0, products.size())
                  .mapToObj(
                      i ->
                          CompletableFuture.runAsync(
                              () -> create(products.get(i), "demo-product-" + i, token), parallel))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private void register(Identity identity) {
    StoreClient.Answer answer = store.post("/auth/register", identity.fields());
    if (answer.status() != CONFLICT) {
      expect(CREATED, answer, "register " + identity.email());
    }
  }

  private void grantAdmin() {
    try {
      functions.invoke(
          grantAdminFunction, JSON.std.asBytes(Map.of("email", identities.admin().email())));
    } catch (FunctionException e) {
      throw new IllegalStateException("demo data: no admin could be made: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("an event could not be written", e);
    }
  }

  private String login(Identity identity) {
    StoreClient.Answer answer = store.post("/auth/login", identity.fields());
    expect(OK, answer, "log in as " + identity.email());
    return String.valueOf(answer.body().get("access_token"));
  }

  private void create(Map<String, Object> product, String key, String token) {
    StoreClient.Answer answer =
        store.post(
            "/products", product, "authorization", "Bearer " + token, "idempotency-key", key);
    expect(CREATED, answer, "create " + product.get("name"));
  }

  private static void expect(int status, StoreClient.Answer answer, String what) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "demo data: could not %s: %d %s".formatted(what, answer.status(), answer.body()));
    }
  }
}
