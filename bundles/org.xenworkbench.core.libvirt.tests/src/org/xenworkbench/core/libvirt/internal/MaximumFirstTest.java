/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class MaximumFirstTest {

  private long amount = 2;
  private long most = 4;
  /** What a running domain may have, which libxl compares the amount with. */
  private long running = Long.MAX_VALUE;
  private boolean isFull;

  private void define(long value) throws HypervisorException {
    MaximumFirst.define(value, most, this::setAmount, wanted -> setMost(wanted, "Defining"),
        wanted -> setMost(wanted, "Putting back"));
  }

  private void setAmount(long wanted) throws HypervisorException {
    if (wanted > most || wanted > running) {
      isFull = most > 100;
      throw new HypervisorException(Kind.FAILED, "Defining failed: more than the maximum.");
    }
    amount = wanted;
  }

  private void setMost(long wanted, String doing) throws HypervisorException {
    if (isFull) {
      throw new HypervisorException(Kind.LOST, doing + " failed: no space left on device.");
    }
    most = wanted;
  }

  @Test
  void raisesTheMaximumOnlyWhereItMust() throws Exception {
    define(3);
    assertThat(most).isEqualTo(4);
    define(6);
    assertThat(most).isEqualTo(6);
    assertThat(amount).isEqualTo(6);
  }

  @Test
  void whatIsRefusedLeavesTheMaximum() {
    running = 4;
    assertThatThrownBy(() -> define(6)).isInstanceOf(HypervisorException.class)
        .hasMessage("Defining failed: more than the maximum.");
    assertThat(most).isEqualTo(4);
    assertThat(amount).isEqualTo(2);
  }

  @Test
  void saysThatTheMaximumStaysRaised() {
    running = 4;
    assertThatThrownBy(() -> define(600)).isInstanceOfSatisfying(HypervisorException.class,
        e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessage("Defining failed: more than the maximum. Putting back failed: no space left on device.");
    assertThat(most).isEqualTo(600);
  }

  @Test
  void aMaximumThatIsRefusedIsNotPutBack() {
    isFull = true;
    assertThatThrownBy(() -> define(6)).hasMessage("Defining failed: no space left on device.");
    assertThat(most).isEqualTo(4);
  }
}
