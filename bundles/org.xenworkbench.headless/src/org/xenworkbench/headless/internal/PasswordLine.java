/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.text.NameOrder;

/** One line of a password file: {@code host name = password}. */
final class PasswordLine {

  private static final String SEPARATOR = "=";
  /** More than a name of a host can have. */
  private static final int LONGEST_NAME = 1 << 7;

  private final HostConfiguration host;
  private final String text;
  private final int number;

  private PasswordLine(HostConfiguration host, String text, int number) {
    this.host = host;
    this.text = text;
    this.number = number;
  }

  /**
   * Finds the host by its name, which may have blanks and {@code =} in it; case does not matter, as everywhere.
   *
   * @return empty for a comment
   * @throws IllegalArgumentException whose message says what is wrong, without any part of a password
   */
  static Optional<PasswordLine> of(FileLines.Line line, Collection<HostConfiguration> hosts) {
    Map<Integer, HostConfiguration> ways = ways(line.text(), hosts);
    if (ways.isEmpty() && (line.text().strip().startsWith("#") || line.text().strip().startsWith("!"))) {
      return Optional.empty();
    }
    if (!line.readable()) {
      throw new IllegalArgumentException(Messages.PasswordLine_NotUtf8);
    }
    if (ways.size() > 1) {
      throw new IllegalArgumentException(NLS.bind(Messages.PasswordLine_Ambiguous,
          ways.values().stream().map(HostConfiguration::name).collect(Collectors.joining("\", \"", "\"", "\""))));
    }
    if (ways.isEmpty()) {
      throw unknown(line.text(), hosts);
    }
    int at = ways.keySet().iterator().next() + 1;
    String password = line.text().substring(line.text().startsWith(" ", at) ? at + 1 : at);
    HostConfiguration host = ways.values().iterator().next();
    if (password.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.PasswordLine_NoPassword, host.name()));
    }
    if (host.endpoint().user().isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.PasswordLine_NoUser, host.name()));
    }
    return Optional.of(new PasswordLine(host, password, line.number()));
  }

  /** The hosts whose name stands before a separator, by its place. */
  private static Map<Integer, HostConfiguration> ways(String text, Collection<HostConfiguration> hosts) {
    Map<Integer, HostConfiguration> ways = new TreeMap<>();
    for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) {
      String name = text.substring(0, at).strip();
      if (name.length() > LONGEST_NAME) {
        break; // each further place would take time
      }
      int place = at;
      hosts.stream().filter(host -> NameOrder.isSame(host.name().strip(), name)).findFirst()
          .ifPresent(host -> ways.put(place, host));
    }
    return ways;
  }

  /** What stands before the first separator is shown: it is meant to be a name. The rest of the line never is. */
  private static IllegalArgumentException unknown(String text, Collection<HostConfiguration> hosts) {
    List<String> parts = List.of(text.split(SEPARATOR, 2));
    if (parts.size() < 2) {
      return new IllegalArgumentException(Messages.PasswordLine_NoSeparator);
    }
    String names = hosts.stream().map(HostConfiguration::name).sorted(NameOrder.NAMES).limit(10)
        .collect(Collectors.joining(", "));
    return new IllegalArgumentException(NLS.bind(Messages.PasswordLine_NoSuchHost,
        shortened(parts.get(0).strip()), names));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + '\u2026';
  }

  HostConfiguration host() {
    return host;
  }

  char[] password() {
    return text.toCharArray();
  }

  int number() {
    return number;
  }

  /** Whether it begins or ends with a blank, which nobody sees. */
  boolean hasOuterBlanks() {
    return !text.equals(text.strip());
  }
}
