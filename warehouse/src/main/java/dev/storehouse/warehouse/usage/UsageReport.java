package dev.storehouse.warehouse.usage;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.time.LocalDate;
import java.util.Optional;

/** What tenants have used. Implementations are thread-safe. */
public interface UsageReport {

  /**
   * What each user and key of a tenant has used, the newest day first.
   *
   * @param to not before {@code from}; both days are included
   */
  Page<DailyUsage> days(String tenantId, LocalDate from, LocalDate to, PageRequest page);

  /**
   * All of it together; empty where it is too much to be added up.
   *
   * @param to not before {@code from}; both days are included
   */
  Optional<Usage> total(String tenantId, LocalDate from, LocalDate to);
}
