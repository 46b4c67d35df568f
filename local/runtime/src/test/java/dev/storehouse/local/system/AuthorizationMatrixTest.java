package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.contract.Audience;
import dev.storehouse.local.contract.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may call what, for both APIs. A new operation needs a row, a new path parameter an object.
 */
@ExtendWith(SystemExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {

  private final AuthorizationMatrix store;
  private final AuthorizationMatrix query;

  AuthorizationMatrixTest(LocalSystem system) {
    store = StoreMatrix.of(system);
    query = QueryMatrix.of(system);
  }

  @TestFactory
  Stream<DynamicContainer> everyOperationOfTheStore() {
    return store.cells();
  }

  @TestFactory
  Stream<DynamicContainer> everyOperationOfTheQueryApi() {
    return query.cells();
  }

  @Test
  void noOperationIsLeftOut() {
    store.assertThatNothingIsLeftOut();
    query.assertThatNothingIsLeftOut();
  }

  @Test
  void whatAScopeOpensAKeyOpensInEitherHeader() {
    assertThat(query.contract().operations())
        .filteredOn(operation -> operation.audience() instanceof Audience.Holders)
        .isNotEmpty()
        .extracting(Operation::credentials)
        .allSatisfy(
            credentials -> assertThat(credentials).containsExactlyInAnyOrder("bearer", "apiKey"));
  }
}
