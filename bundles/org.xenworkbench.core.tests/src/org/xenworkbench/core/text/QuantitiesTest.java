/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantitiesTest {

  private static final double GIB = 1L << 30;

  @Test
  void aPartOfAllSaysWhatBothShareOnce() {
    assertThat(Quantities.bytesOf(25 * GIB, 64 * GIB)).isEqualTo("25.0 of 64.0 GiB");
    assertThat(Quantities.bytesOf(GIB / 2, 64 * GIB)).isEqualTo("512.0 MiB of 64.0 GiB");
    assertThat(Quantities.bytesOf(25 * GIB, Double.NaN)).isEqualTo("25.0 GiB of \u2013");
    assertThat(Quantities.bytesOf(Double.NaN, Double.NaN)).isEqualTo(Quantities.UNKNOWN);
  }
}
