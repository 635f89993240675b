/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;

/** Hosts and virtual machines as the command line calls them. */
class NamesTest {

  private final FakeInventory inventory = new FakeInventory();
  private final Names names = new Names(inventory);
  private final Host one = host("pm 1", Connection.State.CONNECTED);
  private final Host two = host("pm,2", Connection.State.CONNECTED);

  private Host host(String name, Connection.State state) {
    return inventory.put(Host.of(HostId.random(), name, Connection.of(state, Instant.EPOCH)).build());
  }

  private VirtualMachine vm(int number, String name, Host host) {
    return inventory.put(VirtualMachine.of(VmId.of(new UUID(1, number)), name, host.id()).build());
  }

  @Test
  void ofTwoOfANameTheUuidsAreAskedFor() throws Exception {
    VirtualMachine first = vm(1, "web", one);
    VirtualMachine second = vm(2, "web", two);
    assertThatIOException().isThrownBy(() -> names.vms(List.of("web"))).withMessage(
        "More than one virtual machine is named \"web\". Give one of these UUIDs: " + first.id().uuid()
            + " on pm 1, " + second.id().uuid() + " on pm,2.");
    assertThat(names.vms(List.of(second.id().uuid().toString().toUpperCase(Locale.ROOT)))).containsExactly(second);
  }

  @Test
  void oneThatIsGivenTwiceIsTakenOnceAndAControlDomainNever() throws Exception {
    VirtualMachine web = vm(1, "web", one);
    inventory.put(VirtualMachine.of(VmId.controlDomain(one.id()), "Domain-0", one.id()).build());
    assertThat(names.vms(List.of("web", web.id().uuid().toString()))).containsExactly(web);
    assertThatIOException().isThrownBy(() -> names.vms(List.of("Domain-0"))).withMessageEndingWith("There are: web.");
  }

  @Test
  void aNameThatLooksLikeAUuidIsANameFirst() throws Exception {
    VirtualMachine web = vm(1, "web", one);
    VirtualMachine named = vm(2, web.id().uuid().toString(), one);
    assertThat(names.vms(List.of(named.name()))).containsExactly(named);
  }

  @Test
  void manyAreNotAllListed() {
    for (int i = 1; i <= Names.MOST + 7; i++) {
      vm(i, "vm" + i, one);
    }
    assertThatIOException().isThrownBy(() -> names.vms(List.of("x")))
        .withMessageContainingAll("There are: vm1, vm2, vm3,", ", vm50 and 7 more.");
  }

  @Test
  void whereNothingIsThatIsSaidAndWhatIsNotConnected() {
    host("away", Connection.State.FAILED);
    assertThatIOException().isThrownBy(() -> names.vms(List.of("x"))).withMessage(
        "No virtual machine is named \"x\", nor has it as its UUID. There are: none. Not connected: away.");
    assertThatIOException().isThrownBy(() -> names.host("pm")).withMessageEndingWith("There are: away, pm 1, pm,2.");
  }
}
