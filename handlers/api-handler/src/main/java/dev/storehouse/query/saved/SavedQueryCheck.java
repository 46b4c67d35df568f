package dev.storehouse.query.saved;

import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.query.guard.BoundParameter;
import dev.storehouse.query.guard.Parameter;
import dev.storehouse.query.guard.RowCap;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.query.jobs.QueryBody;
import dev.storehouse.query.jobs.SqlProblems;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells an author at once of a query that no run could get past the guard, whatever its values. The
 * guard checks each run again: what the tenant may read can change. Thread-safe.
 */
final class SavedQueryCheck {

  /** Stands for a value that is not known yet; it goes nowhere. */
  private static final Optional<String> SOME_VALUE = Optional.of("1");

  private final TenantGuard guard;

  SavedQueryCheck(TenantGuard guard) {
    this.guard = guard;
  }

  /**
   * Refuses a broken query.
   *
   * @throws ProblemException SQL_ERROR if the guard refuses it, VALIDATION_FAILED if it declares
   *     parameters that it does not use
   */
  void check(Tenant tenant, SavedQuery.Definition definition) {
    List<Parameter> values =
        definition.parameters().stream()
            .map(parameter -> new Parameter(parameter.name(), SOME_VALUE, parameter.type()))
            .toList();
    Verdict verdict =
        guard.check(tenant, definition.sql(), values, new RowCap.AtMost(QueryBody.MOST_ROWS));
    switch (verdict) {
      case Verdict.Refused refused -> throw SqlProblems.refused(refused.refusal()).asException();
      case Verdict.Accepted accepted -> requireAllUsed(definition, accepted);
    }
  }

  private static void requireAllUsed(SavedQuery.Definition definition, Verdict.Accepted accepted) {
    Set<String> used =
        accepted.parameters().stream().map(BoundParameter::name).collect(Collectors.toSet());
    List<FieldError> unused =
        definition.parameters().stream()
            .map(DeclaredParameter::name)
            .filter(name -> !used.contains(name))
            .map(
                name ->
                    new FieldError(
                        "parameters", "UNUSED", "The SQL does not use :%s.".formatted(name)))
            .toList();
    if (!unused.isEmpty()) {
      throw Problem.validation(unused).asException();
    }
  }
}
