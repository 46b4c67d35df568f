package dev.storehouse.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of the artefacts is not missed. */
class ArtefactLibrariesTest {

  private static final String REPLY =
      """
      {"Item": {"id": {"S": "item"}}, "SecretString": "secret"}""";

  /** Enough of an answer to each operation of S3 that is called. */
  private static final String FILES =
      """
      <Answer><UploadId>upload</UploadId><Contents><Key>exports/1</Key><Size>3</Size></Contents></Answer>""";

  private static final String NO_FILE = "<Error><Code>NoSuchKey</Code></Error>";

  private HttpServer server;
  @TempDir private Path directory;

  @BeforeEach
  void answerEveryCallAlike() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] reply = REPLY.getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.createContext(
        "/bulk",
        exchange -> {
          boolean missing = exchange.getRequestURI().getPath().endsWith("none");
          byte[] reply = (missing ? NO_FILE : FILES).getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("ETag", "\"tag\"");
          exchange.sendResponseHeaders(
              missing ? 404 : 200, exchange.getRequestMethod().equals("HEAD") ? -1 : reply.length);
          if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(reply);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-handler", "authorizer"})
  void awsIsCalledAndTokensAreVerified(String module) throws Exception {
    try (ArtefactClassPath classPath = unpacked(module)) {
      assertThat(classPath.run(LibraryProbe.class, endpoint())).isEqualTo("item secret subject");
    }
  }

  @Test
  void theStoresOwnLibrariesDoWhatTheyDoWhole() throws Exception {
    try (ArtefactClassPath classPath = unpacked("api-handler")) {
      assertThat(classPath.run(StoreLibraryProbe.class, endpoint()))
          .isEqualTo(new StoreLibraryProbe().apply(endpoint()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-handler", "stream-worker"})
  void filesAreKeptAndLinked(String module) throws Exception {
    try (ArtefactClassPath classPath = unpacked(module)) {
      assertThat(classPath.run(FilesLibraryProbe.class, endpoint()))
          .isEqualTo(new FilesLibraryProbe().apply(endpoint()))
          .isEqualTo("exports/1 1 false true no file: exports/none GET PUT upload PUT POST DELETE");
    }
  }

  private String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private ArtefactClassPath unpacked(String module) throws IOException {
    Path zip = Repository.resolve("handlers/%s/target/%s.zip".formatted(module, module));
    assumeTrue(Files.exists(zip), () -> zip + " is made by ./mvnw package");
    return ArtefactClassPath.unpack(zip, directory);
  }
}
