/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

/**
 * Builds libvirt URIs, which can start programs and open files, from an endpoint's checked fields alone: its
 * constructor lets no character pass that has a meaning in a URI.
 */
final class LibvirtUri {

  static final String XEN = "xen";
  static final String QEMU = "qemu";
  static final String TEST = "test";

  private static final int TCP_PORT = 16509;
  private static final int TLS_PORT = 16514;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private LibvirtUri() {
  }

  /**
   * The URI of an endpoint.
   *
   * @throws HypervisorException of kind {@link Kind#CONFIGURATION} if its fields do not fit together
   */
  static String of(Endpoint endpoint) throws HypervisorException {
    return of(endpoint, endpoint.transport() == Transport.TLS ? TlsCertificates.parameter() : "");
  }

  /**
   * The URI of a TLS endpoint that has one certificate only to show: the one in that folder. It need be no authority's
   * own, which is what {@code no_sanity} is for; libvirt checks what the host shows all the same.
   */
  static String of(Endpoint endpoint, Path folder) throws HypervisorException {
    String path = URLEncoder.encode(folder.toString(), StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
    return of(endpoint, "?no_sanity=1&pkipath=" + path);
  }

  private static String of(Endpoint endpoint, String certificates) throws HypervisorException {
    if (isSocket(endpoint)) {
      return endpoint.driver() + "+unix:///system?socket=" + absolute(endpoint, Messages.Endpoint_localName);
    }
    if (endpoint.transport() == Transport.LOCAL) {
      return endpoint.driver() + "://" + localPath(endpoint);
    }
    boolean ssh = endpoint.transport() == Transport.SSH;
    if (!transports(endpoint.driver()).contains(endpoint.transport())) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Endpoint_transport, endpoint.transport().text(), endpoint.driver()));
    }
    String user = ssh ? endpoint.user().map(LibvirtUri::encoded).orElse("") : "";
    String port = endpoint.port() == 0 ? "" : ":" + endpoint.port();
    return endpoint.driver() + '+' + endpoint.transport().text() + "://" + user + bracketed(endpoint.asciiAddress())
        + port + remotePath(endpoint.driver()) + (ssh ? "?no_tty=1" : "")
        + certificates;
  }

  /** How hosts of a type are reached: libvirt refuses ssh for its test driver. */
  static Set<Transport> transports(String type) {
    return type.equals(TEST) ? EnumSet.complementOf(EnumSet.of(Transport.SSH)) : EnumSet.allOf(Transport.class);
  }

  /** Where a migration's memory goes: a host name or address, checked like an endpoint's. */
  static String transfer(String address) throws HypervisorException {
    try {
      return "tcp://" + bracketed(new Endpoint(QEMU, Transport.TCP, address, 0, Optional.empty()).asciiAddress());
    } catch (IllegalArgumentException e) {
      throw new HypervisorException(Kind.CONFIGURATION, e.getMessage(), e);
    }
  }

  /** The port that a TCP or TLS endpoint is reached at. */
  static int port(Endpoint endpoint) {
    if (endpoint.port() != 0) {
      return endpoint.port();
    }
    return endpoint.transport() == Transport.TLS ? TLS_PORT : TCP_PORT;
  }

  private static String remotePath(String driver) {
    return switch (driver) {
      case QEMU -> "/system";
      case TEST -> "/default";
      default -> "/";
    };
  }

  /** Whether it is the unix socket of a daemon, elsewhere than where libvirt looks for it. */
  static boolean isSocket(Endpoint endpoint) {
    return endpoint.transport() == Transport.LOCAL && !endpoint.driver().equals(TEST) && !endpoint.address().isEmpty();
  }

  private static String localPath(Endpoint endpoint) throws HypervisorException {
    if (!endpoint.driver().equals(TEST)) {
      return "/system";
    }
    String address = endpoint.address();
    return address.isEmpty() || address.equals("default") ? "/default"
        : absolute(endpoint, Messages.Endpoint_testPath);
  }

  private static String absolute(Endpoint endpoint, String problem) throws HypervisorException {
    String address = endpoint.address();
    if (!address.startsWith("/") || address.startsWith("//")) {
      throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(problem, address, endpoint.driver()));
    }
    return encodedPath(address);
  }

  /** A path whose characters were checked, with those beyond ASCII as the bytes of UTF-8. */
  static String encodedPath(String path) {
    return path.chars().allMatch(c -> c < FIRST_BEYOND_ASCII) ? path
        : URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** Of the characters that a user's name may have these mean something in a URI, or did for some programs. */
  private static String encoded(String user) {
    return user.replace("@", "%40").replace("+", "%2B") + '@';
  }

  private static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : '[' + host.replace("%", "%25") + ']';
  }
}
