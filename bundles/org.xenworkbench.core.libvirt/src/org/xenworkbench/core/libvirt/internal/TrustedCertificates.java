/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;

/**
 * The certificates that the user accepted, each for one address and port: a folder as libvirt's {@code pkipath} wants
 * it, in which that certificate is the only authority, and links to the certificate of this machine. So nothing that
 * libvirt checks is left out, and an authority that is known otherwise counts for nothing there. Any thread.
 */
final class TrustedCertificates {

  static final String AUTHORITY = "cacert.pem";

  private static final Pattern NAME = Pattern.compile("(.+)_20([0-9]+)");
  private static final Pattern CODED = Pattern.compile("_([0-9a-f]{2})");

  private final Path root;

  TrustedCertificates(Path root) {
    this.root = root;
  }

  /** Named after address and port; what a file system may take amiss is two digits after a line below. */
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

  /** What was accepted, also if it cannot be read. */
  Optional<AcceptedIdentity> accepted(Endpoint endpoint) {
    Path folder = folder(endpoint);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<HostIdentity> identity;
    try {
      identity = find(endpoint).map(ServerCertificate::identity);
    } catch (IOException e) {
      identity = Optional.empty();
    }
    return Optional.of(new AcceptedIdentity(endpoint, identity, since(folder)));
  }

  /** A folder's own time changes with the links in it. */
  private static Instant since(Path folder) {
    for (Path each : List.of(folder.resolve(AUTHORITY), folder)) {
      try {
        return Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS).toInstant();
      } catch (IOException e) {
        continue; // it is damaged, or was forgotten a moment ago
      }
    }
    return Instant.EPOCH;
  }

  /** All that was accepted. */
  List<AcceptedIdentity> all() throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders.map(TrustedCertificates::endpoint).flatMap(Optional::stream).map(this::accepted)
          .flatMap(Optional::stream).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** For which one a folder is; empty for what else is there, such as one that was never finished. */
  private static Optional<Endpoint> endpoint(Path folder) {
    Matcher parts = NAME.matcher(folder.getFileName().toString());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String address = CODED.matcher(parts.group(1))
        .replaceAll(coded -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(coded.group(1), 16))));
    try {
      return Optional.of(new Endpoint("xen", Transport.TLS, address, Integer.parseInt(parts.group(2)),
          Optional.empty()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
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
