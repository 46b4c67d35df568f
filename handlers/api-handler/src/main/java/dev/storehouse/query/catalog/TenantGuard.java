package dev.storehouse.query.catalog;

import dev.storehouse.query.guard.FunctionList;
import dev.storehouse.query.guard.Parameter;
import dev.storehouse.query.guard.RowCap;
import dev.storehouse.query.guard.SqlGuard;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.List;

/** The guard with a tenant's own relations and functions. Thread-safe. */
public final class TenantGuard {

  private final Catalogues catalogues;
  private final FunctionList functions = FunctionList.ofRedshift();
  private final SqlGuard usual = new SqlGuard(functions);

  /** A guard that knows tenants' relations from these catalogues. */
  public TenantGuard(Catalogues catalogues) {
    this.catalogues = catalogues;
  }

  /**
   * What becomes of a tenant's statement.
   *
   * @param sql the caller's text; one statement, up to 100 000 characters
   * @param parameters values for the names in the text; those it does not use are left out
   * @param cap how many rows it may give
   * @throws ProblemException UNAVAILABLE if the warehouse does not tell what the tenant can read
   */
  public Verdict check(Tenant tenant, String sql, List<Parameter> parameters, RowCap cap) {
    SqlGuard guard =
        tenant.functions().isEmpty() ? usual : new SqlGuard(functions.and(tenant.functions()));
    return catalogues.check(tenant, known -> guard.check(sql, parameters, known, cap));
  }
}
