package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks into the zips; they are there from the phase {@code package} on. */
class ArtefactsTest {

  private static final long MEGABYTE = 1_000_000;

  static Stream<String> functions() {
    return TemplateFile.sam().resources("AWS::Serverless::Function").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theHandlerIsAtTheRootOfTheArtefact(String function) throws IOException {
    String handler = properties(function).get("Handler").text().orElseThrow();
    String entry = handler.substring(0, handler.indexOf("::")).replace('.', '/') + ".class";
    try (ZipFile zip = artefact(function)) {
      assertThat(zip.getEntry(entry)).as(entry).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theArtefactIsSmall(String function) throws IOException {
    String artefact = properties(function).get("CodeUri").text().orElseThrow();
    long limit = (artefact.contains("authorizer") ? 8 : 12) * MEGABYTE;
    assertThat(Files.size(path(function))).isLessThan(limit);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theArtefactIsReproducible(String function) throws IOException {
    try (ZipFile zip = artefact(function)) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      assertThat(entries).extracting(ZipEntry::getName).isSorted();
      assertThat(entries)
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(entries.getFirst().getTimeLocal());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void oneHttpClientIsInIt(String function) throws IOException {
    try (ZipFile zip = artefact(function)) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
          .noneMatch(name -> name.matches("lib/(netty|apache\\d?-client|httpclient|aws-crt).*"));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void jarsInsideAreStored(String function) throws IOException {
    try (ZipFile zip = artefact(function)) {
      for (ZipEntry jar : zip.stream().filter(entry -> entry.getName().endsWith(".jar")).toList()) {
        try (InputStream bytes = zip.getInputStream(jar);
            ZipInputStream content = new ZipInputStream(bytes)) {
          ZipEntry first = content.getNextEntry();
          assertThat(first).as(jar.getName()).isNotNull();
          assertThat(first.getMethod()).as(jar.getName()).isEqualTo(ZipEntry.STORED);
        }
      }
    }
  }

  private static Node properties(String function) {
    return TemplateFile.sam().resource(function).get("Properties");
  }

  private static ZipFile artefact(String function) throws IOException {
    return new ZipFile(path(function).toFile());
  }

  private static Path path(String function) {
    Path path = Repository.resolve(properties(function).get("CodeUri").text().orElseThrow());
    assumeTrue(Files.exists(path), () -> path + " is made by ./mvnw package");
    return path;
  }
}
