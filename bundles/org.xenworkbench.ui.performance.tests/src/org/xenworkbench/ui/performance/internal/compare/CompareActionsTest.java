/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;

/** Compare Hosts of a VM. */
class CompareActionsTest {

  private final HostId host = HostId.random();
  private final VirtualMachine vm = VirtualMachine.of(VmId.of(UUID.randomUUID()), "VM2", host).build();
  private final FakeInventory inventory = new FakeInventory();
  private List<Migration> known = List.of();
  private final IServiceLocator services = fake(IServiceLocator.class,
      (method, argument) -> argument == Inventory.class ? inventory
          : argument == MigrationService.class ? fake(MigrationService.class, (asked, none) -> known) : null);
  private final Action<?> row = new CompareActions().rows().get(0);

  private Migration migration(VmId of, LogEntry.Status status, int second) {
    return Migration.of(UUID.randomUUID(), status, MovedVm.START.plusSeconds(second)).vm(of, "x").source(host, "PM2")
        .target(HostId.random(), "PM1").build();
  }

  @Test
  void itIsPossibleWhereAMigrationOfTheVmIsKnown() {
    inventory.put(vm);
    assertThat(row.command()).isEqualTo(XenUi.COMPARE_HOSTS);
    assertThat(row.id()).isEqualTo("compareHosts");
    known = List.of(migration(VmId.of(UUID.randomUUID()), LogEntry.Status.SUCCEEDED, 0));
    assertThat(row.choose(services, List.of(vm)).leftOut()).containsExactly("No migration of VM 'VM2' is known.");
    Migration last = migration(vm.id(), LogEntry.Status.FAILED, 5);
    known = List.of(last, migration(vm.id(), LogEntry.Status.SUCCEEDED, 0));
    assertThat(row.isPossible(services, List.of(vm))).isTrue();
    assertThat(CompareActions.latest(services, vm)).contains(last);
    assertThat(CompareView.id(last.id().toString())).contains(last.id());
    assertThat(CompareView.id("VM2")).isEqualTo(Optional.empty());
  }

  /** After an evacuation there may be hundreds. */
  @Test
  void ofManyTheFirstFewAreOpenedAndTheRestIsTold() {
    List<VirtualMachine> many = Collections.nCopies(300, vm);
    assertThat(CompareHostsHandler.opened(many)).hasSize(CompareHostsHandler.MOST);
    assertThat(CompareHostsHandler.leftOut(many).orElseThrow()).contains("first 5 of 300");
    assertThat(CompareHostsHandler.opened(many.subList(0, 2))).hasSize(2);
    assertThat(CompareHostsHandler.leftOut(many.subList(0, 5))).isEmpty();
  }

  /** The row of the table, its handler and its places in menus. */
  @Test
  void pluginXmlHasWhatTheRowNeeds() throws Exception {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.performance"))) {
      path = path.getParent();
    }
    Path bundle = path.resolve("bundles/org.xenworkbench.ui.performance");
    String plugin = Files.readString(bundle.resolve("plugin.xml"));
    assertThat(plugin).contains("<command id=\"" + row.command() + '"',
        "commandId=\"" + row.command() + "\" class=\"" + CompareHostsHandler.class.getName() + '"',
        "args=\"" + row.id() + '"', "view id=\"" + XenUi.COMPARE_VIEW + '"', CompareView.class.getName(),
        "menu:org.xenworkbench.rcp.vm?", "popup:org.xenworkbench.ui.hosts.view?",
        "popup:org.xenworkbench.ui.eventlog.view?");
    assertThat(plugin.split("key commandId=\"" + row.command(), -1)).as("a key in three views").hasSize(4);
    assertThat(Files.readString(bundle.resolve("plugin.properties"))).contains("compareHosts = ",
        "compareHostsDescription = ");
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
  }

  private interface Answer {
    Object to(String method, Object argument);
  }
}
