/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.hosts.internal.Messages;

class PowerQuestionTest {

  private final PowerQuestion question = new PowerQuestion(Messages.ForceOffVmHandler_label,
      Messages.ForceOffVmHandler_one, Messages.ForceOffVmHandler_several, true);

  private static VirtualMachine vm(String name) {
    return new VirtualMachine(VmId.of(UUID.randomUUID()), name, HostId.random(), DomainState.RUNNING, 1, 2, 1L << 30,
        1L << 30, true, Optional.empty());
  }

  @Test
  void fitsOneVmOrSeveral() {
    assertThat(question.text(List.of(vm("VM1")))).startsWith("VM 'VM1' ends at once").contains("it has not");
    assertThat(question.text(List.of(vm("VM1"), vm("VM2")))).startsWith("These virtual machines end")
        .endsWith("    VM1\n    VM2");
  }

  @Test
  void aNameIsOneLineOfTheList() {
    assertThat(question.text(List.of(vm("VM1"), vm("VM2\n    VM3")))).endsWith("    VM1\n    VM2\\n    VM3");
  }
}
