/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key with a certificate of its own signature, made by the JDK's keytool, in files that libvirtd reads.
 *
 * @since 0.1
 */
public final class MadeCertificate {

  private static final String PASSWORD = "changeit";

  private final Path key;
  private final Path certificate;

  /**
   * Makes one.
   *
   * @param folder takes its files; another user's daemon must get at them
   * @param name for whom, as {@code dns:localhost} or {@code ip:127.0.0.1}
   * @param options more of keytool, such as {@code -startdate}
   */
  public MadeCertificate(Path folder, String name, String... options) throws IOException, GeneralSecurityException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path store = Files.createTempDirectory(folder, "made").resolve("store");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
        "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "a",
        "-keyalg", "RSA", "-dname", "CN=A host, O=Its maker", "-ext", "san=" + name));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool: " + said);
    }
    Path parent = folder.resolve(store.getParent().getFileName());
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    KeyStore keys = load(store);
    key = write(parent.resolve("key.pem"), "PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded());
    certificate = write(parent.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("a").getEncoded());
  }

  /** The private key, in PEM. */
  public Path key() {
    return key;
  }

  /** The certificate, in PEM. */
  public Path certificate() {
    return certificate;
  }

  /** Lines of libvirtd's configuration with which it listens for TLS and wants no certificate of its clients. */
  public String[] settings(int port) {
    return new String[] {"listen_tls = 1", "tls_port = \"" + port + '"', "auth_tls = \"none\"",
        "key_file = \"" + key + '"', "cert_file = \"" + certificate + '"', "ca_file = \"" + certificate + '"',
        "tls_no_sanity_certificate = 1", "tls_no_verify_certificate = 1"};
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static Path write(Path file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
