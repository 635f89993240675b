/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;

/** Which of what is selected an action is for. */
class ChoiceTest {

  private final FakeInventory known = new FakeInventory();
  private final Action<VirtualMachine> start = new Action<>("x.start", Subject.VM, Action.Asking.NOTHING,
      (services, vm) -> vm.isActive() ? Optional.of("It runs.") : Optional.empty(), Optional.empty());
  private int asked;

  private final IServiceLocator services = (IServiceLocator) Proxy.newProxyInstance(getClass().getClassLoader(),
      new Class<?>[] {IServiceLocator.class}, (proxy, method, arguments) -> {
        if (arguments[0] != Inventory.class) {
          return null;
        }
        asked++;
        return known;
      });

  private static VirtualMachine vm(VmId id, String name, int number) {
    return VirtualMachine.of(id, name, HostId.of("00000000-0000-0000-0000-0000000000a1"))
        .state(number < 0 ? DomainState.SHUT_OFF : DomainState.RUNNING, number).vcpus(1).memory(1, 1).build();
  }

  @Test
  void tellsWhatFitsNowFromWhatIsLeftOut() {
    VirtualMachine then = vm(VmId.of(new UUID(0, 1)), "a", -1);
    VirtualMachine off = vm(VmId.of(new UUID(0, 2)), "b", -1);
    known.put(vm(then.id(), "a", 7));
    Choice<VirtualMachine> choice = start.choose(services, List.of(then, "something else", off));
    assertThat(choice.fit()).containsExactly(off);
    assertThat(choice.leftOut()).as("it was off when it was selected").containsExactly("a: It runs.");
    assertThat(start.isPossible(services, List.of(then, off))).isTrue();
    assertThat(start.isPossible(services, List.of(then))).isFalse();
    assertThat(start.choose(services, List.of(then)).leftOut()).as("of one it is plain which")
        .containsExactly("It runs.");
  }

  @Test
  void wakesNothingForNothing() {
    assertThat(start.isPossible(services, List.of())).isFalse();
    assertThat(start.choose(services, List.of("something else")).isEmpty()).isTrue();
    assertThat(asked).isZero();
  }
}
