/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongLinesTest {

  private static final String LONG = "<description>" + "x".repeat(1_900_000) + "</description>";

  @Test
  void whatNoControlCanPaintIsNotOpened() {
    assertThat(LongLines.refusal("<domain>\n" + LONG + "\n</domain>\n")).get().asString()
        .contains("1,900,027 characters", "50,000");
    assertThat(LongLines.refusal("<domain/>\n".repeat(200_000))).as("many lines").isEmpty();
    assertThat(LongLines.refusal("x".repeat(LongLines.LONGEST))).isEmpty();
    assertThat(LongLines.refusal("")).isEmpty();
  }

  @Test
  void whatIsOnlyLookedAtIsCutThere() {
    String cut = LongLines.cut("<domain>\n" + LONG + "\n</domain>\n");
    assertThat(cut.lines()).hasSize(3).allMatch(line -> line.length() <= LongLines.LONGEST + 1);
    assertThat(cut).startsWith("<domain>\n<description>xxx").contains("x\u2026\n").endsWith("</domain>");
    assertThat(LongLines.cut("a\nb\n")).isEqualTo("a\nb\n");
  }
}
