/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One name all the way: the row of a table and what is called after it elsewhere.
 *
 * @since 0.1
 */
public final class RowNames {

  private RowNames() {
  }

  /** The name of a row as commands and MBeans have it: {@code forceOff} of {@code FORCE_OFF}. */
  public static String id(Enum<?> row) {
    return id(row.name());
  }

  /** The same of the name of a row that is no constant of an enum. */
  public static String id(String row) {
    String[] parts = row.toLowerCase(Locale.ROOT).split("_");
    return parts[0] + Arrays.stream(parts).skip(1)
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1)).collect(Collectors.joining());
  }
}
