/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;

class ImportHostsTest {

  @TempDir
  Path folder;

  private static HostConfiguration host(String name, String address) {
    return new HostConfiguration(HostId.random(), name,
        new Endpoint("xen", Transport.TLS, address, 0, Optional.empty()), Optional.empty(), false, true);
  }

  @Test
  void whatOneWorkbenchWritesAnotherOneTakes() throws Exception {
    Path file = folder.resolve("hosts.properties");
    assertThat(ExportHostsHandler.write(List.of(host("PM 1", "pm1.example"), host("PM=2", "pm2.example")),
        new FakeHostGroups(), file)
        .isOK()).isTrue();
    assertThat(Files.readString(file)).contains("pm1.example").doesNotContainIgnoringCase("password");
    FakeHostRegistry registry = new FakeHostRegistry();
    assertThat(ImportHostsHandler.take(registry, HostsFile.read(file).hosts()).isOK()).isTrue();
    assertThat(registry.configurations()).extracting(HostConfiguration::name).containsExactly("PM 1", "PM=2");
    assertThat(registry.configurations()).allMatch(HostConfiguration::readOnly);
  }

  @Test
  void theMachineOfTheWorkbenchIsNoHostToBeTakenElsewhere() {
    HostConfiguration host = host("PM1", "pm1.example");
    HostConfiguration machine = host("This machine", "localhost");
    HostConfiguration unseen = host("PM2", "pm2.example");
    FakeInventory inventory = new FakeInventory();
    Connection connected = Connection.of(Connection.State.CONNECTED, Instant.EPOCH);
    inventory.put(Host.of(host.id(), "PM1", connected).build());
    inventory.put(Host.of(machine.id(), "This machine", connected).kind(Host.Kind.MACHINE).build());
    assertThat(ExportHostsHandler.reached(List.of(host, machine, unseen), inventory)).containsExactly(host, unseen);
  }

  @Test
  void aNameThatAFileCannotHaveIsTold() {
    IStatus told = ExportHostsHandler.write(List.of(host("a, b", "pm1"), host("c", "pm2")), new FakeHostGroups(),
        folder.resolve("f"));
    assertThat(told.getSeverity()).isEqualTo(IStatus.WARNING);
    assertThat(told.getMessage()).contains("'a, b'").doesNotContain("'c'");
  }

  @Test
  void beforeItIsTakenAHostSaysWhatBecomesOfIt() {
    HostConfiguration host = host("PM1", "pm1.example");
    HostConfiguration other = host("PM1", "old.example");
    assertThat(ImportHostsDialog.what(host, Optional.empty(), List.of("xen"))).isEqualTo("is added");
    assertThat(ImportHostsDialog.what(host, Optional.of(host), List.of("xen"))).isEqualTo("is there already");
    assertThat(ImportHostsDialog.what(host, Optional.of(other), List.of("xen"))).contains("old.example");
    assertThat(ImportHostsDialog.what(host, Optional.empty(), List.of("qemu")))
        .isEqualTo("cannot be added: no driver for 'xen'");
  }

  @Test
  void aHostThatIsThereIsChanged() {
    HostConfiguration before = host("PM1", "old.example");
    FakeHostRegistry registry = new FakeHostRegistry(before);
    HostConfiguration after = new HostConfiguration(before.id(), "PM1", host("x", "new.example").endpoint(),
        Optional.empty(), false, true);
    assertThat(ImportHostsHandler.take(registry, List.of(after)).isOK()).isTrue();
    assertThat(registry.configurations()).containsExactly(after);
  }
}
