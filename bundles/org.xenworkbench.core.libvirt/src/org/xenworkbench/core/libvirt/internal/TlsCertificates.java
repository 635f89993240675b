/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

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

  private TlsCertificates() {
  }

  /**
   * The URI's parameter, empty if libvirt looks by itself.
   *
   * @throws HypervisorException of kind {@link Kind#CONFIGURATION} if the setting is no absolute path of plain
   *     characters
   */
  static String parameter() throws HypervisorException {
    String folder = Platform.isRunning()
        ? Platform.getPreferencesService().getString(BUNDLE, PREFERENCE, "", null) : "";
    return parameter(folder);
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
