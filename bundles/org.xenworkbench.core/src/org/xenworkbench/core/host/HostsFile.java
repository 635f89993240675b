/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;

/**
 * A file that lists hosts, as Java properties: {@code hosts = PM1,PM2}, and for each {@code PM1.driver},
 * {@code .transport}, {@code .address}, {@code .port}, {@code .user}, {@code .readOnly}, and the same under
 * {@code PM1.peer.} for the address at which other hosts reach it. Unencrypted TCP, on either way, must be allowed by
 * {@code PM1.insecure = true}.
 */
public final class HostsFile {

  private final Properties properties = new Properties();
  private final Path file;

  private HostsFile(Path file) throws IOException {
    this.file = file;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
  }

  /**
   * Reads a file. Every host gets a new identity.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException whose message names the file, the host and the field that is wrong
   */
  public static List<HostConfiguration> read(Path file) throws IOException {
    HostsFile hosts = new HostsFile(file);
    List<HostConfiguration> found = new ArrayList<>();
    for (String name : hosts.get("hosts", "").split(",")) {
      if (!name.isBlank()) {
        found.add(hosts.host(name.trim()));
      }
    }
    return found;
  }

  private HostConfiguration host(String name) {
    try {
      Endpoint endpoint = endpoint(name + '.', Optional.empty());
      Optional<Endpoint> peer = get(name + ".peer.address", "").isEmpty() ? Optional.empty()
          : Optional.of(endpoint(name + ".peer.", Optional.of(endpoint)));
      boolean insecure = Boolean.parseBoolean(get(name + ".insecure", "false"));
      boolean tcp = endpoint.transport() == Endpoint.Transport.TCP
          || peer.filter(other -> other.transport() == Endpoint.Transport.TCP).isPresent();
      if (tcp && !insecure) {
        throw new IllegalArgumentException("Transport tcp is neither encrypted nor authenticated: use tls or ssh, or "
            + "allow it with " + name + ".insecure = true.");
      }
      return new HostConfiguration(HostId.random(), name, endpoint, peer, true,
          Boolean.parseBoolean(get(name + ".readOnly", "false")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", host " + name + ": " + e.getMessage(), e);
    }
  }

  private Endpoint endpoint(String prefix, Optional<Endpoint> defaults) {
    String transport = get(prefix + "transport", defaults.map(e -> e.transport().text()).orElse("local"));
    String port = get(prefix + "port", "0");
    return new Endpoint(get(prefix + "driver", defaults.map(Endpoint::driver).orElse("")), transport(transport),
        get(prefix + "address", ""), number(port),
        Optional.of(get(prefix + "user", "")).filter(user -> !user.isEmpty()));
  }

  private static Endpoint.Transport transport(String text) {
    try {
      return Endpoint.Transport.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The transport \"" + text + "\" is not valid: use local, tcp, tls or ssh.", e);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The port \"" + text + "\" is not a number.", e);
    }
  }

  private String get(String key, String otherwise) {
    return properties.getProperty(key, otherwise).trim();
  }
}
