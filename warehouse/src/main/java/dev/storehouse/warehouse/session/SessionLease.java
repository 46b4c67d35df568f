package dev.storehouse.warehouse.session;

import java.util.Optional;

/**
 * A job's turn with one of its tenant's kept sessions.
 *
 * @param slot which of the tenant's places for sessions, from 1
 * @param sessionId the session that is open there; empty where the job opens one
 */
public record SessionLease(int slot, Optional<String> sessionId) {

  /** The lease with the session that the job has opened. */
  public SessionLease with(String openedSessionId) {
    return new SessionLease(slot, Optional.of(openedSessionId));
  }
}
