/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class FlappingTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it overflows under way
  private final Flapping flapping = new Flapping(nanos::get);
  private final VirtualMachine vm = VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", HostId.random())
      .state(DomainState.RUNNING, 1).vcpus(1).memory(1, 1).build();

  @Test
  void writesSomeAnnouncesThatItCountsAndCountsTheRest() {
    for (int i = 0; i < Flapping.MOST; i++) {
      assertThat(flapping.next(vm)).isEqualTo(Flapping.Verdict.WRITE);
    }
    assertThat(flapping.next(vm)).isEqualTo(Flapping.Verdict.ANNOUNCE);
    assertThat(flapping.next(vm)).isEqualTo(Flapping.Verdict.COUNT);
    assertThat(flapping.ended()).isEmpty();
    nanos.addAndGet(Flapping.WINDOW.toNanos() + 1);
    assertThat(flapping.isIdle()).isFalse();
    assertThat(flapping.ended()).containsExactly(new Flapping.Counted(vm, 2));
    assertThat(flapping.isIdle()).isTrue();
    assertThat(flapping.next(vm)).isEqualTo(Flapping.Verdict.WRITE);
  }

  @Test
  void aQuietVmIsForgotten() {
    flapping.next(vm);
    nanos.addAndGet(Flapping.WINDOW.toNanos() + 1);
    assertThat(flapping.ended()).isEmpty();
    assertThat(flapping.isIdle()).isTrue();
  }
}
