/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  /** As {@code quantile(c(4, 1, 2, 10))} of R has it: 1, 1.75, 3, 5.5, 10. */
  @Test
  void quartilesAreInterpolated() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 10.0))).contains(new Spread(4, 1, 1.75, 3, 5.5, 10));
  }

  @Test
  void oneValueIsAllOfThem() {
    assertThat(Spread.of(List.of(7.0))).contains(new Spread(1, 7, 7, 7, 7, 7));
  }

  @Test
  void whatIsUnknownDoesNotCount() {
    assertThat(Spread.of(List.of())).isEmpty();
    assertThat(Spread.of(List.of(Double.NaN, 2.0))).map(Spread::count).contains(1);
  }
}
