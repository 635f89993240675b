/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.util.Map;
import java.util.TreeMap;

/** An entry's attributes as text: one line {@code name=value} each, in the order of names. */
final class EventFacts {

  private EventFacts() {
  }

  static String format(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(facts).forEach((name, value) -> text.append(escaped(name).replace("=", "%3D")).append('=')
        .append(escaped(value)).append('\n'));
    return text.toString();
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IllegalArgumentException if the text is no such list
   */
  static Map<String, String> parse(String text) {
    Map<String, String> facts = new TreeMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals >= 0) {
        facts.put(plain(line.substring(0, equals)), plain(line.substring(equals + 1)));
      } else if (!line.isEmpty()) {
        throw new IllegalArgumentException("Not a list of attributes: " + text);
      }
    }
    return facts;
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\n", "%0A");
  }

  private static String plain(String text) {
    return text.replace("%3D", "=").replace("%0A", "\n").replace("%25", "%");
  }
}
