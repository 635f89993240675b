/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** How long lines and files of Java may be, so that two of them fit side by side and a class is read in one go. */
class StyleTest {

  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_FILE = 400;
  private static final int FEWEST_FILES = 800;

  private final SortedMap<String, String> sources = Sources.read(path -> path.endsWith(".java"));
  private final List<String> tooLong = new ArrayList<>();

  @Test
  void linesAreNotTooLong() {
    assertThat(sources).hasSizeGreaterThan(FEWEST_FILES);
    sources.forEach((path, java) -> {
      List<String> lines = java.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        int columns = columns(lines.get(i));
        if (columns > LONGEST_LINE) {
          tooLong.add(path + ':' + (i + 1) + ": " + columns + " columns");
        }
      }
    });
    assertThat(tooLong).as("lines of more than %d columns", LONGEST_LINE).isEmpty();
  }

  /** In code points: a character beyond the basic plane is one, though Java counts it as two. */
  private static int columns(String line) {
    return line.codePointCount(0, line.length());
  }

  @Test
  void filesAreNotTooLong() {
    sources.forEach((path, java) -> {
      long lines = java.lines().count();
      if (lines > LONGEST_FILE) {
        tooLong.add(path + ':' + LONGEST_FILE + ": " + lines + " lines");
      }
    });
    assertThat(tooLong).as("files of more than %d lines", LONGEST_FILE).isEmpty();
  }
}
