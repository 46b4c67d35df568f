package dev.storehouse.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdsRootsTest {

  private static final Instant DECADES_AHEAD = Instant.parse("2060-01-01T00:00:00Z");

  @Test
  void eachIsARootOfAmazonRdsThatSignedItself() throws Exception {
    List<X509Certificate> roots = roots();
    assertThat(roots).hasSize(81);
    for (X509Certificate root : roots) {
      assertThat(root.getSubjectX500Principal().getName())
          .contains("OU=Amazon RDS", "O=Amazon Web Services\\, Inc.");
      assertThat(root.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
      assertThat(root.getBasicConstraints()).isNotNegative();
      assertThat(root.getNotAfter()).isAfter(DECADES_AHEAD);
      root.verify(root.getPublicKey());
    }
  }

  @Test
  void aRegionHasOneForEachAuthorityThatADatabaseMayChoose() throws Exception {
    assertThat(roots())
        .extracting(root -> root.getSubjectX500Principal().getName())
        .filteredOn(name -> name.contains("eu-central-1"))
        .satisfiesExactlyInAnyOrder(
            name -> assertThat(name).contains("RSA2048 G1"),
            name -> assertThat(name).contains("RSA4096 G1"),
            name -> assertThat(name).contains("ECC384 G1"));
  }

  private static List<X509Certificate> roots() throws Exception {
    try (InputStream file = Files.newInputStream(Path.of(RdsRoots.file()))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }
}
