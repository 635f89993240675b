/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.regex.Pattern;

/** What the parts of the file are called. */
final class PartNames {

  /** What the recording says of itself and of its objects; the first. */
  static final String HEAD = "recording";
  /** How many there are of the others; the last. */
  static final String END = "end";
  /** What the names of series begin with; a number follows. */
  static final String SERIES = "series/";
  /** What the names of parts of the log begin with; a number follows. */
  static final String EVENTS = "events/";

  private static final Pattern NAMES = Pattern.compile(HEAD + '|' + END + "|(" + SERIES + '|' + EVENTS + ")[0-9]{1,6}");

  private PartNames() {
  }

  /** Whether a part of that name is read. */
  static boolean isKnown(String name) {
    return NAMES.matcher(name).matches();
  }
}
