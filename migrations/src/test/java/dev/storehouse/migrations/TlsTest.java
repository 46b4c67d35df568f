package dev.storehouse.migrations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that encrypts, with a certificate for the name {@code localhost}. */
class TlsTest {

  private static final String STORE_PASSWORD = "changeit";
  private static final String DATABASE = "encrypted";

  @TempDir private static Path directory;
  private static Path certificate;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Path store = directory.resolve("host.p12");
    makeKey(store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, STORE_PASSWORD.toCharArray());
    }
    certificate = pem("CERTIFICATE", keys.getCertificate("host").getEncoded());
    Path key = pem("PRIVATE KEY", keys.getKey("host", STORE_PASSWORD.toCharArray()).getEncoded());
    server =
        TestServer.start(
            directory,
            Map.of(
                "ssl", "on",
                "ssl_cert_file", "'" + certificate + "'",
                "ssl_key_file", "'" + key + "'"));
    server.database(DATABASE);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void whoProvesToBeTheHostIsMigrated() {
    assertThat(migrate("localhost", certificate.toString())).isEmpty();
  }

  @Test
  void whoProvesToBeAnotherHostIsNot() {
    assertThat(migrate("127.0.0.1", certificate.toString()))
        .startsWith("migrate: no connection to encrypted at 127.0.0.1:")
        .contains("127.0.0.1 could not be verified")
        .hasLineCount(1);
  }

  @Test
  void whoDoesNotDescendFromAmazonIsNotByDefault() {
    assertThat(migrate("localhost", ""))
        .startsWith("migrate: no connection to encrypted at localhost:")
        .contains("certification path")
        .hasLineCount(1);
  }

  /** What was complained of. */
  private static String migrate(String host, String roots) {
    Map<String, String> environment = server.environment(DATABASE);
    environment.put("DATABASE_URL", server.url(host, DATABASE) + "?sslmode=require");
    environment.put("PGSSLROOTCERT", roots);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Migrate.run(
            environment,
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(errors, true, UTF_8));
    assertThat(code).isEqualTo(errors.size() == 0 ? 0 : 69);
    return errors.toString(UTF_8);
  }

  private static void makeKey(Path store) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  /** A file that its owner alone may read, as the server wants its key. */
  private static Path pem(String kind, byte[] der) throws IOException {
    Path file = directory.resolve(kind.replace(' ', '-') + ".pem");
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    Files.write(file, text.getBytes(US_ASCII));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }
}
