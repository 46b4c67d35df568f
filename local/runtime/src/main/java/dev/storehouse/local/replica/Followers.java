package dev.storehouse.local.replica;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.streams.SourceClients;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Follows all tables of the store in turn, over one connection. */
record Followers(List<Follower> all) {

  static Followers of(Connection connection, SourceClients clients, Stack stack)
      throws SQLException {
    List<Follower> all = new ArrayList<>();
    for (StoreTable table : StoreTable.values()) {
      all.add(
          new Follower(
              connection,
              clients.database(),
              clients.streams(),
              table,
              stack.resource(table.source()).physicalId()));
    }
    return new Followers(List.copyOf(all));
  }

  /** Reads on in each; gives the number of changes. */
  int pass() throws SQLException {
    int changes = 0;
    for (Follower follower : all) {
      changes += follower.pass();
    }
    return changes;
  }
}
