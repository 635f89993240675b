/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class ConsoleIdsTest {

  @Test
  void readsBackWhatItWrote() {
    VmId vm = VmId.of(UUID.randomUUID());
    assertThat(ConsoleIds.vm(ConsoleIds.secondaryId(vm))).contains(vm);
    assertThat(ConsoleIds.secondaryId(vm)).doesNotContain("/").doesNotContain(":");
    VmId control = VmId.controlDomain(HostId.random());
    assertThat(ConsoleIds.vm(ConsoleIds.secondaryId(control))).contains(control);
  }

  @Test
  void namesNothingElse() {
    assertThat(ConsoleIds.vm(null)).isEmpty();
    assertThat(ConsoleIds.vm("")).isEmpty();
    assertThat(ConsoleIds.vm("vm_nonsense")).isEmpty();
    assertThat(ConsoleIds.vm(HostId.random().key().replace('/', '_'))).isEmpty();
  }
}
