/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostIdentity;

/**
 * The certificates that the user accepted, each for one address and port: a folder as libvirt's {@code pkipath} wants
 * it, in which that certificate is the only authority, and links to the certificate of this machine. So nothing that
 * libvirt checks is left out, and an authority that is known otherwise counts for nothing there. Any thread.
 */
final class TrustedCertificates {

  static final String AUTHORITY = "cacert.pem";

  private final Path root;

  TrustedCertificates(Path root) {
    this.root = root;
  }

  private Path folder(Endpoint endpoint) {
    StringBuilder name = new StringBuilder();
    (endpoint.asciiAddress().toLowerCase(Locale.ROOT) + ' ' + LibvirtUri.port(endpoint)).chars()
        .forEach(c -> name.append(c < 0x80 && Character.isLetterOrDigit(c) || c == '.' && !name.isEmpty() || c == '-'
            ? Character.toString(c) : "_" + Integer.toHexString(c)));
    return root.resolve(name.toString());
  }

  /** What was accepted; empty if nothing was. @throws IOException if it cannot be read */
  synchronized Optional<ServerCertificate> find(Endpoint endpoint) throws IOException {
    Path file = folder(endpoint).resolve(AUTHORITY);
    return Files.exists(folder(endpoint), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(ServerCertificate.read(Files.readString(file, StandardCharsets.ISO_8859_1))) : Optional.empty();
  }

  /**
   * Keeps one, complete or not at all.
   *
   * @throws FileAlreadyExistsException if another one is kept for that address
   */
  synchronized void keep(Endpoint endpoint, HostIdentity shown) throws IOException {
    Path folder = folder(endpoint);
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    String authority = ServerCertificate.read(shown.proof()).pem();
    Files.createDirectories(root);
    Path made = Files.createTempDirectory(root, "new");
    Files.writeString(made.resolve(AUTHORITY), authority);
    Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forgets what was accepted. */
  synchronized void forget(Endpoint endpoint) throws IOException {
    Path folder = folder(endpoint);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The folder for libvirt, with links to the certificate of this machine as it is now. */
  synchronized Path folder(Endpoint endpoint, TlsCertificates.Files own) throws IOException {
    Path folder = folder(endpoint);
    link(folder.resolve("clientcert.pem"), own.certificate());
    link(folder.resolve("clientkey.pem"), own.key());
    return folder;
  }

  private static void link(Path link, Path target) throws IOException {
    boolean wanted = Files.exists(target);
    @Nullable Path before = Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : null;
    if (wanted ? !target.equals(before) : before != null) {
      Files.deleteIfExists(link);
      if (wanted) {
        Files.createSymbolicLink(link, target);
      }
    }
  }
}
