/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;

/**
 * The folder with {@code cacert.pem}, {@code clientcert.pem} and {@code clientkey.pem} for connections by TLS: where
 * libvirt looks by itself ({@code ~/.pki/libvirt}, then {@code /etc/pki}), or as the preference {@value #PREFERENCE} of
 * this bundle says. A setting of its own, since a folder in an address could make libvirt trust anybody.
 */
final class TlsCertificates {

  static final String BUNDLE = "org.xenworkbench.core.libvirt";
  static final String PREFERENCE = "tls.certificates";

  private static final Pattern FOLDER = Pattern.compile("(/[\\p{L}\\p{N}_-][\\p{L}\\p{M}\\p{N}._-]*)+");

  /**
   * Where libvirt finds what it needs, whether it is there or not.
   *
   * @param authorities the certificates of authorities
   * @param certificate the certificate of this machine
   * @param key its private key
   */
  record Files(Path authorities, Path certificate, Path key) {
  }

  private TlsCertificates() {
  }

  /** Where libvirt looks, by the setting and by itself. */
  static Files files() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return files(setting(), root ? Optional.empty() : Optional.of(Path.of(System.getProperty("user.home", "/"))));
  }

  /** As libvirt does it: authorities of the user or the system, and certificate and key, both of the same. */
  static Files files(String folder, Optional<Path> home) {
    if (!folder.isEmpty()) {
      return new Files(Path.of(folder, "cacert.pem"), Path.of(folder, "clientcert.pem"),
          Path.of(folder, "clientkey.pem"));
    }
    Optional<Path> own = home.map(user -> user.resolve(".pki/libvirt"));
    Path authorities = own.map(user -> user.resolve("cacert.pem")).filter(java.nio.file.Files::exists)
        .orElse(Path.of("/etc/pki/CA/cacert.pem"));
    return own.map(user -> new Files(authorities, user.resolve("clientcert.pem"), user.resolve("clientkey.pem")))
        .filter(user -> java.nio.file.Files.exists(user.certificate()) && java.nio.file.Files.exists(user.key()))
        .orElse(new Files(authorities, Path.of("/etc/pki/libvirt/clientcert.pem"),
            Path.of("/etc/pki/libvirt/private/clientkey.pem")));
  }

  private static String setting() {
    return Platform.isRunning() ? Platform.getPreferencesService().getString(BUNDLE, PREFERENCE, "", null) : "";
  }

  /**
   * The URI's parameter, empty if libvirt looks by itself.
   *
   * @throws HypervisorException of kind {@link Kind#CONFIGURATION} if the setting is no absolute path of plain
   *     characters
   */
  static String parameter() throws HypervisorException {
    return parameter(setting());
  }

  static String parameter(String folder) throws HypervisorException {
    if (folder.isEmpty()) {
      return "";
    }
    if (!FOLDER.matcher(folder).matches()) {
      throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Tls_folder, folder));
    }
    return "?pkipath=" + LibvirtUri.encodedPath(folder);
  }
}
