/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What is asked, and what is said of those that are left out. */
class QuestionTest {

  private final Question question = new Question("Force Off", "VM ''{0}'' ends.", "These VMs end, it''s said.", true);

  private static VirtualMachine vm(String name) {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), name, HostId.random()).state(DomainState.RUNNING, 1).vcpus(2)
        .memory(1L << 30, 1L << 30).build();
  }

  private static Choice<VirtualMachine> choice(List<String> leftOut, String... fit) {
    return new Choice<>(Subject.VM, Arrays.stream(fit).map(QuestionTest::vm).toList(), leftOut);
  }

  @Test
  void fitsOneVmOrSeveral() {
    assertThat(question.text(choice(List.of(), "VM1"))).isEqualTo("VM 'VM1' ends.");
    assertThat(question.text(choice(List.of(), "VM1", "VM2")))
        .isEqualTo("These VMs end, it's said.\n\n    VM1\n    VM2");
  }

  @Test
  void aNameIsOneLineOfTheList() {
    assertThat(question.text(choice(List.of(), "VM1", "VM2\n    VM3"))).endsWith("    VM1\n    VM2\\n    VM3");
  }

  @Test
  void saysWhatIsLeftOut() {
    assertThat(question.text(choice(List.of("VM 'VM2' is shut off."), "VM1")))
        .isEqualTo("VM 'VM1' ends.\n\nLeft out: VM 'VM2' is shut off.");
  }

  @Test
  void everyOneOfAFewThatAreLeftOutIsNamed() {
    assertThat(choice(List.of("VM 'backup' is shut off.", "'Domain-0' is no guest."), "a").leftOutText())
        .isEqualTo("Left out: VM 'backup' is shut off. 'Domain-0' is no guest.");
    assertThat(choice(List.of(), "a").leftOutText()).isEmpty();
  }

  @Test
  void manyAreCounted() {
    assertThat(choice(List.of("A.", "B.", "C.", "D.", "E."), "a").leftOutText())
        .isEqualTo("Left out: A. B. C. And 2 more.");
  }
}
