/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.model.HostId;

/** Reads a {@link HostsFile}. */
final class HostsFileReader {

  private static final String HOSTS = "hosts";
  private static final String PEER = "peer.";
  private static final List<String> ADDRESS_KEYS = List.of("driver", "transport", "address", "port", "user");
  private static final List<String> HOST_KEYS = List.of("readOnly", "insecure");

  private final Path file;
  private final Properties properties = new Properties();
  private final List<String> problems = new ArrayList<>();

  HostsFileReader(Path file) {
    this.file = file;
  }

  HostsFile read() throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new IOException(NLS.bind(Messages.HostsFile_Missing, file), e);
    } catch (IOException | IllegalArgumentException e) { // the latter for a broken \\uXXXX
      throw new IOException(NLS.bind(Messages.HostsFile_Unreadable, file, e.getMessage()), e);
    }
    Set<String> names = new LinkedHashSet<>(Arrays.asList(get(HOSTS, "").split("\\s*,\\s*")));
    names.remove("");
    if (names.isEmpty()) {
      problems.add(NLS.bind(Messages.HostsFile_NoHosts, file));
    }
    List<HostConfiguration> hosts = new ArrayList<>();
    for (String name : names) {
      try {
        hosts.add(host(name));
      } catch (IllegalArgumentException e) {
        problems.add(NLS.bind(Messages.HostsFile_BadHost, new Object[] {file, name, e.getMessage()}));
      }
    }
    new TreeSet<>(properties.stringPropertyNames()).stream()
        .filter(key -> !key.equals(HOSTS) && names.stream().noneMatch(name -> key.startsWith(name + '.')))
        .forEach(key -> problems.add(NLS.bind(Messages.HostsFile_StrayKey, file, key)));
    return new HostsFile(List.copyOf(hosts), List.copyOf(problems));
  }

  private HostConfiguration host(String name) {
    checkKeys(name + '.');
    Endpoint endpoint = endpoint(name + '.', Optional.empty());
    Optional<Endpoint> peer = hasPeer(name + '.' + PEER)
        ? Optional.of(endpoint(name + '.' + PEER, Optional.of(endpoint))) : Optional.empty();
    boolean tcp = endpoint.transport() == Endpoint.Transport.TCP
        || peer.filter(other -> other.transport() == Endpoint.Transport.TCP).isPresent();
    if (tcp && !flag(name + ".insecure")) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_Insecure, name));
    }
    return new HostConfiguration(HostId.random(), name, endpoint, peer, true, flag(name + ".readOnly"));
  }

  private boolean hasPeer(String prefix) {
    return properties.stringPropertyNames().stream().anyMatch(key -> key.startsWith(prefix));
  }

  private void checkKeys(String prefix) {
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (key.startsWith(prefix)) {
        String setting = key.substring(prefix.length());
        boolean known = HOST_KEYS.contains(setting)
            || ADDRESS_KEYS.contains(setting.startsWith(PEER) ? setting.substring(PEER.length()) : setting);
        if (!known) {
          throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_UnknownKey, new Object[] {key,
              String.join(", ", ADDRESS_KEYS), String.join(", ", HOST_KEYS)}));
        }
      }
    }
  }

  private Endpoint endpoint(String prefix, Optional<Endpoint> defaults) {
    String driver = get(prefix + "driver", defaults.map(Endpoint::driver).orElse(""));
    if (driver.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_NoDriver, prefix));
    }
    String transport = get(prefix + "transport", defaults.map(e -> e.transport().text()).orElse("local"));
    return new Endpoint(driver, transport(transport), get(prefix + "address", ""), number(get(prefix + "port", "0")),
        Optional.of(get(prefix + "user", "")).filter(user -> !user.isEmpty()));
  }

  private static Endpoint.Transport transport(String text) {
    try {
      return Endpoint.Transport.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_BadTransport, text), e);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_BadPort, text), e);
    }
  }

  /** Anything but true and false is a mistake: "readOnly = yes" must not allow writing. */
  private boolean flag(String key) {
    String text = get(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_NotTrueOrFalse, key, text));
    }
    return text.equals("true");
  }

  private String get(String key, String otherwise) {
    return properties.getProperty(key, otherwise).trim();
  }
}
