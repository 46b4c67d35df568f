package dev.storehouse.warehouse.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate of a host that signed it itself. */
record TestCertificate(Certificate certificate, KeyPair keys) {

  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final char[] NO_PASSWORD = new char[0];

  static TestCertificate of(String host) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      byte[] der = signed(content(host, keys), keys).getEncoded();
      return new TestCertificate(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der)),
          keys);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS of the host's. */
  SSLContext identity() {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry("host", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TLS of somebody who trusts this certificate, and no other. */
  SSLContext trust() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("host", certificate);
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static TBSCertificate content(String host, KeyPair keys) throws IOException {
    X500Name name = new X500Name("CN=" + host);
    Instant now = Instant.now();
    V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
    content.setSerialNumber(new ASN1Integer(BigInteger.ONE));
    content.setIssuer(name);
    content.setSubject(name);
    content.setSignature(ALGORITHM);
    content.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
    content.setEndDate(new Time(Date.from(now.plus(Duration.ofDays(1)))));
    content.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    content.setExtensions(
        new Extensions(Extension.create(Extension.subjectAlternativeName, false, names)));
    return content.generateTBSCertificate();
  }

  private static DERSequence signed(TBSCertificate content, KeyPair keys)
      throws GeneralSecurityException, IOException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content.getEncoded("DER"));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(content);
    parts.add(ALGORITHM);
    parts.add(new DERBitString(signature.sign()));
    return new DERSequence(parts);
  }
}
