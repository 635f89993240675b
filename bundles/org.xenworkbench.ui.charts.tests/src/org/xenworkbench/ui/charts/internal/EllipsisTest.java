/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EllipsisTest {

  private static final String PENGUIN = "\ud83d\udc27";
  private static final String FAMILY = "\ud83d\udc69\u200d\ud83d\udc67";

  @Test
  void whatFitsStays() {
    assertThat(Ellipsis.fit("CPU", 3, String::length)).isEqualTo("CPU");
    assertThat(Ellipsis.fit("", 0, String::length)).isEmpty();
  }

  @Test
  void asMuchAsFitsIsShown() {
    assertThat(Ellipsis.fit("CPU of VM1", 6, String::length)).isEqualTo("CPU o\u2026");
    assertThat(Ellipsis.fit("CPU of VM1", 5, String::length)).isEqualTo("CPU\u2026");
    assertThat(Ellipsis.fit("CPU", 1, String::length)).isEmpty();
  }

  /** Half a character has no width for GTK, and draws nothing at all. */
  @Test
  void aCharacterIsNeverCut() {
    for (int room = 2; room < 20; room++) {
      assertThat(Ellipsis.fit("emoji " + PENGUIN.repeat(44), room, String::length)).as("room " + room)
          .matches("e?m?o?j?i? ?(" + PENGUIN + ")*\u2026").hasSizeLessThanOrEqualTo(room);
    }
    assertThat(Ellipsis.fit(FAMILY + FAMILY, 9, String::length)).isEqualTo(FAMILY + "\u2026");
    assertThat(Ellipsis.fit("e\u0301e\u0301", 3, String::length)).isEqualTo("e\u0301\u2026");
  }

  /** A name can be as long as a host likes; it is measured on the user interface's thread. */
  @Test
  void aLongTextIsMeasuredAFewTimesOnly() {
    int[] measured = {0};
    Ellipsis.fit(PENGUIN.repeat(100_000), 50, text -> {
      measured[0]++;
      return text.length();
    });
    assertThat(measured[0]).isLessThan(25);
  }
}
