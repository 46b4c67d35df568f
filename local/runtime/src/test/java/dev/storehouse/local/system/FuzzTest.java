package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Wrong requests over every operation of both APIs: none makes one fail, and every answer is one
 * that its contract knows. {@code -Dstorehouse.fuzz.seed} takes another way, {@code
 * -Dstorehouse.fuzz.requests} sets its length.
 */
@ExtendWith(SystemExtension.class)
class FuzzTest {

  private static final int REQUESTS = Integer.getInteger("storehouse.fuzz.requests", 1_500);

  /** Those to the query API take longer: some make tenants, some run statements. */
  private static final int QUERY_REQUESTS = REQUESTS / 3;

  @Test
  void noRequestMakesTheStoreFailOrBreakItsContract(LocalSystem system) {
    new Fuzzer(new FuzzedStore(system)).run(REQUESTS);
  }

  @Test
  void noRequestMakesTheQueryApiFailOrBreakItsContract(LocalSystem system) {
    new Fuzzer(new FuzzedQueryApi(system)).run(QUERY_REQUESTS);
  }
}
