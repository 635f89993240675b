/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPathTest {

  /** What cannot be seen, or is taken for something else, is refused wherever it is typed. */
  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "-", "(no group)", "()", "lab\u202ebal", "a\u0007", "a\nb", "a\u2028b", "\ud800x"})
  void aNameIsSeenAsItIs(String name) {
    assertThat(GroupPath.isName(name)).isFalse();
    assertThatThrownBy(() -> GroupPath.parse(name)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a letter or digit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\u00dcbung", "\u540d\u524d", "rack (old)", "(a) b", "a..b", "\ud83d\udc27 1"})
  void otherNamesAreTaken(String name) {
    assertThat(GroupPath.isName(name)).isTrue();
    assertThat(GroupPath.parse(name).names()).containsExactly(name);
  }

  /** As in the rest of a file of hosts: no text is altered that was not meant to be. */
  @Test
  void aBackslashThatEscapesNothingStays() {
    assertThat(GroupPath.parse("a\\nb").names()).containsExactly("a\\nb");
    assertThat(GroupPath.parse("a\\/b/c\\\\/d\\").names()).containsExactly("a/b", "c\\", "d\\");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "ab/\\n";
    for (int round = 0; round < 1_000; round++) {
      List<String> names = new ArrayList<>();
      for (int depth = 1 + random.nextInt(4); depth > 0; depth--) {
        StringBuilder name = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
          name.append(letters.charAt(random.nextInt(letters.length())));
        }
        names.add(name.toString());
      }
      assertThat(GroupPath.parse(new GroupPath(names).toString()).names()).as("seed %s", seed).isEqualTo(names);
    }
    System.out.println("1000 paths, seed " + seed);
  }
}
