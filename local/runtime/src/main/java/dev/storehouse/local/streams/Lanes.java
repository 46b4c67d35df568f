package dev.storehouse.local.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Spreads the records of a shard over as many batches at once as the mapping wants, all records of
 * an item in one of them. Thread-safe.
 */
record Lanes(BatchDelivery delivery, ExecutorService executor) {

  /** Returns when every record was taken or given up. */
  void deliver(FailureDestination.Source source, List<Record> records) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (List<Record> lane : lanes(records, source.mapping().batchesAtOnce())) {
      running.add(
          executor.submit(
              () -> {
                inBatches(source, lane);
                return null;
              }));
    }
    for (Future<?> lane : running) {
      try {
        lane.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("records could not be delivered", e.getCause());
      }
    }
  }

  private void inBatches(FailureDestination.Source source, List<Record> lane)
      throws InterruptedException {
    int size = source.mapping().batchSize();
    for (int begin = 0; begin < lane.size(); begin += size) {
      delivery.deliver(source, lane.subList(begin, Math.min(lane.size(), begin + size)));
    }
  }

  private static List<List<Record>> lanes(List<Record> records, int count) {
    List<List<Record>> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lanes.add(new ArrayList<>());
    }
    for (Record record : records) {
      lanes.get(Math.floorMod(record.dynamodb().keys().hashCode(), count)).add(record);
    }
    lanes.removeIf(List::isEmpty);
    return lanes;
  }
}
