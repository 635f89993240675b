/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a hypervisor is reached and how, in typed fields. The constructor accepts only characters that cannot change
 * the meaning of a URI built from them: libvirt URIs can start programs and open files.
 *
 * @param driver host type, such as {@code xen}, {@code qemu}, {@code test} or {@code simulator}
 * @param transport how it is reached
 * @param address host name or IP address; for {@link Transport#LOCAL} a driver's own name or path, may be empty
 * @param port TCP port, 0 for the transport's default
 * @param user user name for ssh and for authentication, where needed
 */
public record Endpoint(String driver, Transport transport, String address, int port, Optional<String> user) {

  private static final Pattern DRIVER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]{0,4}:[0-9A-Fa-f:.]{1,44}");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]{0,255}");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");

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
    require(DRIVER.matcher(driver).matches(), "host type", driver, "lower-case letters, digits and '-'");
    if (transport == Transport.LOCAL) {
      require(PATH.matcher(address).matches() && !address.contains(".."), "address", address,
          "letters, digits and the characters . _ / - for a local host");
    } else {
      require(NAME.matcher(address).matches() || isIpv6(address), "address", address,
          "a host name or an IP address, without a port, path, user or parameters");
    }
    require(port >= 0 && port <= 65535, "port", Integer.toString(port), "a number from 1 to 65535");
    user.ifPresent(name -> require(USER.matcher(name).matches(), "user", name,
        "letters, digits and the characters _ . @ -"));
  }

  private static boolean isIpv6(String address) {
    try {
      return IPV6.matcher(address).matches() && new URI("x://[" + address + ']').getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void require(boolean ok, String field, String value, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException("The " + field + " \"" + value + "\" is not valid: use " + allowed + ".");
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
