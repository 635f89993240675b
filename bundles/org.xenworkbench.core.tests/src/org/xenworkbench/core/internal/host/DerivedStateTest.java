/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;

class DerivedStateTest {

  private static final UUID DOMAIN = UUID.randomUUID();

  private static DomainInfo domain(DomainState state) {
    return DomainInfo.of(DOMAIN, "web").state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1).memory(1, 1)
        .build();
  }

  private static DomainEvent event(DomainEvent.Type type) {
    return new DomainEvent(DOMAIN, "web", type, DomainEvent.Cause.OTHER, "");
  }

  @Test
  void aDomainShutsDownBeforeItIsOff() {
    assertThat(DerivedState.after(event(DomainEvent.Type.SHUTDOWN), domain(DomainState.RUNNING))).get()
        .extracting(DomainInfo::state).isEqualTo(DomainState.SHUTTING_DOWN);
    assertThat(DerivedState.after(event(DomainEvent.Type.SHUTDOWN), domain(DomainState.SHUT_OFF)))
        .as("it was asked for before the event came, and was off already").isEmpty();
    assertThat(DerivedState.after(event(DomainEvent.Type.STARTED), domain(DomainState.SHUT_OFF))).get()
        .extracting(DomainInfo::state).isEqualTo(DomainState.RUNNING);
  }
}
