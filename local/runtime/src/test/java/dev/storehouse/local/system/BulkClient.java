package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The job when it has ended. */
  Answer ended(String jobId) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer job = get(jobId).expect(200);
    while (!List.of("JobComplete", "Failed", "Aborted").contains(job.text("state"))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the job does not end: " + job.json());
      }
      pause();
      job = get(jobId).expect(200);
    }
    return job;
  }

  /** All files of an export. */
  List<byte[]> results(String jobId) {
    List<byte[]> all = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = get(jobId, "results" + cursor).expect(200);
      for (Object file : (List<?>) page.json().get("items")) {
        all.add(follow(fields(file), Optional.empty()));
      }
      Object next = page.json().get("next_cursor");
      cursor = next == null ? "" : "?cursor=" + next;
    } while (!cursor.isEmpty());
    return all;
  }

  /** What a link leads to. */
  byte[] follow(Map<String, ?> link, Optional<byte[]> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(String.valueOf(link.get("url"))))
            .timeout(PATIENCE)
            .method(
                String.valueOf(link.get("method")),
                body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
    fields(link.get("headers"))
        .forEach((name, value) -> request.header(name, String.valueOf(value)));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(response.statusCode() + ": " + new String(response.body()));
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
