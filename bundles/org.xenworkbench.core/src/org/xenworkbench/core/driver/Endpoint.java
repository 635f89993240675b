/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;

/**
 * Where a hypervisor is reached and how, in typed fields. The constructor accepts only characters that cannot change
 * the meaning of a URI built from them: libvirt URIs can start programs and open files.
 *
 * @param driver host type, such as {@code xen}, {@code qemu}, {@code test} or {@code simulator}
 * @param transport how it is reached
 * @param address host name, also with letters beyond ASCII, or IP address, also with an interface
 *     ({@code fe80::1%eth0}); for {@link Transport#LOCAL} a driver's own name or path, may be empty
 * @param port TCP port, 0 for the transport's default
 * @param user user name for ssh and for authentication, where needed
 * @since 0.1
 */
public record Endpoint(String driver, Transport transport, String address, int port, Optional<String> user) {

  private static final Pattern DRIVER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  /** Letters beyond ASCII too: they are encoded where the path becomes part of a URI. */
  private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{M}\\p{N}._/-]{0,255}");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,63}");

  /** How a host is reached. */
  public enum Transport {
    /** In this process or over the local unix socket. */
    LOCAL,
    /** Unencrypted, not authenticated TCP; only where the user said that it is insecure. */
    TCP,
    /** TCP with TLS and certificates. */
    TLS,
    /** Through an ssh connection with the user's agent. */
    SSH;

    /** Whether it crosses a network. */
    public boolean isRemote() {
      return this != LOCAL;
    }

    /** The name used in settings and URIs. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException whose message says which field is wrong and what is allowed
   */
  public Endpoint {
    require(DRIVER.matcher(driver).matches(), Messages.Endpoint_BadDriver, driver);
    if (transport == Transport.LOCAL) {
      require(PATH.matcher(address).matches() && !address.contains(".."), Messages.Endpoint_BadLocalAddress, address);
    } else if (NetworkAddress.ascii(address).isEmpty()) {
      throw new IllegalArgumentException(
          NLS.bind(Messages.Endpoint_BadAddress, address, NetworkAddress.problem(address)));
    }
    require(port >= 0 && port <= 65535, Messages.Endpoint_BadPort, Integer.toString(port));
    user.ifPresent(name -> require(USER.matcher(name).matches(), Messages.Endpoint_BadUser, name));
  }

  /** A character, for a message: itself, and its number where it may not be seen. */
  static String named(int c) {
    if (c == ' ') {
      return Messages.Endpoint_Space;
    }
    String number = String.format("U+%04X", c);
    boolean isSeen = Character.isLetterOrDigit(c) || c > ' ' && c < 0x7f;
    return isSeen ? '\'' + Character.toString(c) + "' (" + number + ')' : number;
  }

  /**
   * The address in ASCII, as resolvers and other programs take it: a host name with other letters is encoded (IDN). The
   * same as {@link #address} for everything else.
   */
  public String asciiAddress() {
    return transport == Transport.LOCAL ? address : NetworkAddress.ascii(address).orElse(address);
  }

  private static void require(boolean ok, String problem, String value) {
    if (!ok) {
      throw new IllegalArgumentException(NLS.bind(problem, value));
    }
  }

  /** For display, such as {@code xen+tcp://127.0.0.1:17101}; not meant to be parsed. */
  public String displayText() {
    String at = user.map(name -> name + "@").orElse("");
    String host = address.contains(":") ? "[" + address + "]" : address;
    return transport == Transport.LOCAL ? driver + ":" + address
        : driver + "+" + transport.text() + "://" + at + host + (port == 0 ? "" : ":" + port);
  }
}
