/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;

/** A domain that ends tells its maximum memory only, which is no sample of the memory that it has. */
class UnknownMemoryTest {

  @Test
  void isAGap() {
    UUID vm = UUID.randomUUID();
    DomainInfo ending = DomainInfo.of(vm, "vm").state(DomainState.RUNNING, 1).memory(0, 1 << 20).build();
    PollRound round = new PollRound(Instant.EPOCH, 0, new HostReadings(0, 4, true, List.of()),
        List.of(new DomainReadings(ending, 0, -1, List.of())));
    assertThat(new RateCalculator().next(round).get(vm)).doesNotContainKey(Metrics.MEMORY);
  }
}
