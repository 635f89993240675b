/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class UnexplainedTest {

  private final HostId host = HostId.random();
  private final VirtualMachine vm = VirtualMachine.of(VmId.of(UUID.randomUUID()), "x", host)
      .state(DomainState.PAUSED, 1).vcpus(1).memory(1, 1).build();
  private final Unexplained unexplained = new Unexplained();

  @Test
  void isDueAfterTwoRoundsOfItsHost() {
    unexplained.hold(vm);
    assertThat(unexplained.polled(host)).isEmpty();
    assertThat(unexplained.polled(HostId.random())).isEmpty();
    assertThat(unexplained.polled(host)).containsExactly(vm);
    assertThat(unexplained.isEmpty()).isTrue();
  }

  @Test
  void isTakenWithItsHost() {
    unexplained.hold(vm);
    assertThat(unexplained.take(HostId.random())).isEmpty();
    assertThat(unexplained.take(host)).containsExactly(vm);
    assertThat(unexplained.isEmpty()).isTrue();
  }

  @Test
  void anotherHostExplainsNothing() {
    unexplained.hold(vm);
    assertThat(unexplained.release(vm.id(), HostId.random()::equals)).isEmpty();
    assertThat(unexplained.release(vm.id(), host::equals)).contains(vm);
  }

  @Test
  void isNotDueOnceExplained() {
    unexplained.hold(vm);
    assertThat(unexplained.release(vm.id())).contains(vm);
    assertThat(unexplained.isEmpty()).isTrue();
    assertThat(unexplained.polled(host)).isEmpty();
    assertThat(unexplained.polled(host)).isEmpty();
  }
}
