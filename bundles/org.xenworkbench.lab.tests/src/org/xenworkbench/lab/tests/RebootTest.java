/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;

/**
 * A guest is asked to reboot, and does, or is reset: its kernel is another run of itself, its domain and its console
 * the same.
 */
@Tag(Lab.QEMU)
class RebootTest {

  private static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id";

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);

  @BeforeEach
  void bringHome() {
    engine.bringHome();
  }

  @AfterEach
  void leaveHome() {
    lab.bringHome();
  }

  @Test
  void theGuestBootsAnew() throws Exception {
    VmId vm = engine.vmId("VM1");
    int number = engine.vm("VM1").domainNumber();
    Instant begin = Instant.now();
    try (GuestConsole console = new GuestConsole(engine.consoles, vm, lab.patience())) {
      String before = console.run(BOOT_ID);
      assertThat(before).matches("(?s)[0-9a-f-]{36}\\s*");
      assertThat(engine.await(engine.machines.power(vm, engine.id("PM1"), PowerAction.REBOOT, "lab test")).status())
          .isEqualTo(LogEntry.Status.SUCCEEDED);
      awaitEntry(begin, "VM 'VM1' on 'PM1' rebooted");
      console.prompt();
      assertThat(console.run(BOOT_ID)).matches("(?s)[0-9a-f-]{36}\\s*").isNotEqualTo(before);
      assertThat(entries(begin, "VM 'VM1' on 'PM1' rebooted")).as("though libvirt tells twice").isEqualTo(1);
    }
    assertThat(engine.vm("VM1").state().isRunning()).isTrue();
    assertThat(engine.vm("VM1").domainNumber()).as("the domain stays").isEqualTo(number);
  }

  @Test
  void aResetBootsTheGuestAnewAndIsToldOnce() throws Exception {
    VmId vm = engine.vmId("VM1");
    int number = engine.vm("VM1").domainNumber();
    Instant begin = Instant.now();
    try (GuestConsole console = new GuestConsole(engine.consoles, vm, lab.patience())) {
      String before = console.run(BOOT_ID);
      assertThat(engine.await(engine.machines.power(vm, engine.id("PM1"), PowerAction.FORCE_REBOOT, "lab test"))
          .status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      console.prompt();
      assertThat(console.run(BOOT_ID)).matches("(?s)[0-9a-f-]{36}\\s*").isNotEqualTo(before);
    }
    assertThat(entries(begin, "Forced VM 'VM1' on 'PM1' to reboot")).isEqualTo(1);
    assertThat(entries(begin, "VM 'VM1' on 'PM1' rebooted")).as("its guest did not by itself").isZero();
    assertThat(engine.vm("VM1").domainNumber()).as("the domain stays").isEqualTo(number);
  }

  private void awaitEntry(Instant since, String message) {
    Await.until("“" + message + "” is in the log", lab.patience(),
        () -> entries(since, message) > 0);
  }

  private long entries(Instant since, String message) {
    return Logged.newest(engine.log, 100).stream()
        .filter(entry -> !entry.started().isBefore(since) && entry.message().equals(message)).count();
  }
}
