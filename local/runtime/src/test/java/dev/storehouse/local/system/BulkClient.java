package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Bulk jobs as a client of one tenant has them: over HTTP, files by the links it is given. */
final class BulkClient {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ApiClient query;
  private final HttpClient http = HttpClient.newHttpClient();

  BulkClient(LocalSystem system, DemoTenant tenant) {
    this.query = ApiClient.at(system.queryUrl()).as(tenant.apiKey());
  }

  Answer create(Map<String, ?> job) {
    return query.post("/v1/bulk/jobs", Map.of(), job);
  }

  Answer get(String jobId) {
    return query.get("/v1/bulk/jobs/" + jobId);
  }

  Answer get(String jobId, String what) {
    return query.get("/v1/bulk/jobs/" + jobId + "/" + what);
  }

  Answer say(String jobId, String state) {
    return query.patch("/v1/bulk/jobs/" + jobId, Map.of("state", state));
  }

  Answer delete(String jobId) {
    return query.send("DELETE", "/v1/bulk/jobs/" + jobId, Map.of(), Optional.empty());
  }

  /** Makes a load, uploads files and says that these are all. */
  String load(Map<String, ?> job, byte[]... files) {
    String jobId = create(job).expect(201).text("job_id");
    for (int i = 0; i < files.length; i++) {
      upload(jobId, "data-" + i, files[i]);
    }
    say(jobId, "UploadComplete").expect(202);
    return jobId;
  }

  void upload(String jobId, String fileName, byte[] file) {
    follow(get(jobId, "upload-url?file_name=" + fileName).expect(200).json(), Optional.of(file));
  }

  void upload(String jobId, String fileName, Path file) {
    Answer link = get(jobId, "upload-url?file_name=" + fileName).expect(200);
    try {
      send(link.json(), BodyPublishers.ofFile(file), BodyHandlers.discarding());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The job when it has ended. */
  Answer ended(String jobId) {
    return ended(jobId, PATIENCE, job -> {});
  }

  /** The job when it has ended; shows it as it is until then. */
  Answer ended(String jobId, Duration patience, Consumer<Answer> meanwhile) {
    long deadline = System.nanoTime() + patience.toNanos();
    Answer job = get(jobId).expect(200);
    while (!List.of("JobComplete", "Failed", "Aborted").contains(job.text("state"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the job does not end: " + job.json());
      }
      meanwhile.accept(job);
      pause();
      job = get(jobId).expect(200);
    }
    return job;
  }

  /** All files of an export. */
  List<byte[]> results(String jobId) {
    return links(jobId).stream().map(link -> follow(link, Optional.empty())).toList();
  }

  /** All files of an export, saved in a folder. */
  List<Path> results(String jobId, Path folder) {
    List<Path> all = new ArrayList<>();
    for (Map<String, Object> link : links(jobId)) {
      Path file = folder.resolve("%s-%d".formatted(jobId, all.size()));
      all.add(send(link, BodyPublishers.noBody(), BodyHandlers.ofFile(file)));
    }
    return all;
  }

  private List<Map<String, Object>> links(String jobId) {
    List<Map<String, Object>> all = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = get(jobId, "results" + cursor).expect(200);
      for (Object file : (List<?>) page.json().get("items")) {
        all.add(fields(file));
      }
      Object next = page.json().get("next_cursor");
      cursor = next == null ? "" : "?cursor=" + next;
    } while (!cursor.isEmpty());
    return all;
  }

  /** What a link leads to. */
  byte[] follow(Map<String, ?> link, Optional<byte[]> body) {
    return send(
        link,
        body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()),
        BodyHandlers.ofByteArray());
  }

  private <T> T send(Map<String, ?> link, BodyPublisher body, BodyHandler<T> handler) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(String.valueOf(link.get("url"))))
            .timeout(PATIENCE)
            .method(String.valueOf(link.get("method")), body);
    fields(link.get("headers"))
        .forEach((name, value) -> request.header(name, String.valueOf(value)));
    try {
      HttpResponse<T> response = http.send(request.build(), handler);
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(response.statusCode() + " of " + response.request().method());
      }
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Map<String, Object> fields(Object object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) object).forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }

  /** Lets others work until the next look. */
  static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
