/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount.Unit;

class AmountTest {

  private static final long MIB = 1 << 20;

  private static Amount memory(long least, long greatest, long present) {
    return new Amount(Unit.BYTES, least, greatest, OptionalLong.of(present));
  }

  @Test
  void allowsWhatIsBetweenBothEnds() {
    Amount amount = memory(MIB, 4 * MIB, 2 * MIB);
    assertThat(List.of(amount.allows(MIB - 1), amount.allows(MIB), amount.allows(4 * MIB), amount.allows(4 * MIB + 1)))
        .containsExactly(false, true, true, false);
  }

  /** What users cannot enter as a whole number is not offered to them. */
  @Test
  void rangeIsWhatCanBeEntered() {
    assertThat(memory(MIB, 4096 * MIB, 0).range()).isEqualTo("1 to 4,096 MiB");
    assertThat(memory(MIB + 1, 4096 * MIB - 1, 0).range()).isEqualTo("2 to 4,095 MiB");
    assertThat(new Amount(Unit.COUNT, 1, 8, OptionalLong.empty()).range()).isEqualTo("1 to 8");
    assertThat(Unit.BYTES.text(1536 * MIB)).isEqualTo("1,536 MiB");
  }

  @Test
  void isBoundedAndSaysWhy() {
    Amount amount = memory(2 * MIB, 512 * MIB, 256 * MIB);
    assertThat(amount.upTo(512 * MIB, "Why.")).isEqualTo(amount);
    Amount bounded = amount.upTo(128 * MIB, "Why.");
    assertThat(bounded.greatest()).isEqualTo(128 * MIB);
    assertThat(bounded.bound()).isEqualTo("Why.");
    assertThat(amount.upTo(0, "Why.").greatest()).as("what is impossible").isEqualTo(2 * MIB);
    assertThat(Amount.common(List.of(amount, bounded)).bound()).as("of the smallest").isEqualTo("Why.");
  }

  @Test
  void severalAllowWhatEachDoes() {
    Amount small = memory(MIB, 256 * MIB, 256 * MIB);
    Amount large = memory(2 * MIB, 512 * MIB, 256 * MIB);
    assertThat(Amount.common(List.of(small, large))).isEqualTo(memory(2 * MIB, 256 * MIB, 256 * MIB));
    assertThat(Amount.common(List.of(small, memory(MIB, MIB, MIB))).present()).isEmpty();
    assertThat(Amount.common(List.of(small, new Amount(Unit.BYTES, 1, 1, OptionalLong.empty()))).present()).isEmpty();
  }
}
