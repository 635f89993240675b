/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files, devices, pools and volumes that a definition names, wherever it does: what a disk is based on is named
 * further down. Read as text, so that one that is broken or beyond bounds hides none.
 */
final class DiskReferences {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(file|dev|dir|path|pool|volume|name)\\s*=\\s*(?:'([^']*+)'|\"([^\"]*+)\")");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7}+)|#x(\\p{XDigit}{1,6}+)|(amp|lt|gt|quot|apos));");
  private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private DiskReferences() {
  }

  /** All of them. */
  static Set<String> in(String definition) {
    Set<String> found = new HashSet<>();
    Matcher attribute = ATTRIBUTE.matcher(definition);
    while (attribute.find()) {
      String named = plain(attribute.group(2) != null ? attribute.group(2) : attribute.group(3));
      if (!attribute.group(1).equals("name") || named.indexOf('/') >= 0) { // of a server's disk, not of a feature
        found.add(named);
      }
    }
    return found;
  }

  private static String plain(String written) {
    return written.indexOf('&') < 0 ? written
        : ENTITY.matcher(written).replaceAll(entity -> Matcher.quoteReplacement(plain(entity)));
  }

  private static String plain(MatchResult entity) {
    if (entity.group(3) != null) {
      return NAMED.getOrDefault(entity.group(3), "");
    }
    int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }
}
