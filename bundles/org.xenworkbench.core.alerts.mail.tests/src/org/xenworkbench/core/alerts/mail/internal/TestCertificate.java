/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate of its own signature, made by the JDK's keytool. */
final class TestCertificate {

  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "server";

  private final Path file;

  /**
   * Makes one.
   *
   * @param file takes it, as PKCS 12
   * @param name as {@code dns:localhost} or {@code ip:127.0.0.1}
   */
  TestCertificate(Path file, String name) throws IOException, InterruptedException {
    this.file = file;
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
        "-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", ALIAS,
        "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Writes key and certificate as other programs read them. */
  void writePem(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = store();
    try (OutputStream out = Files.newOutputStream(pem)) {
      write(out, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
      write(out, "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    }
  }

  private static void write(OutputStream out, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    out.write(("-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
        .getBytes(StandardCharsets.US_ASCII));
  }

  /** Connections of who trusts this certificate and no other. */
  SSLSocketFactory trust() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
