/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SnapshotControl;
import org.xenworkbench.core.testkit.OpenHost;

/** The driver's contract on the QEMU lab. */
@Tag(Lab.QEMU)
class QemuLabContractTest extends LabDriverContract {

  /** There is neither dnsmasq nor iptables in the lab. */
  @Override
  protected boolean makesNetworks() {
    return false;
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Test
  @Override
  public void areATreeThatTheDomainGoesOnFrom() throws Exception {
    assertRefusedForRawDisks("<a> & b");
  }

  @Test
  @Override
  public void bringBackTheStateOfThen() throws Exception {
    assertRefusedForRawDisks("ran");
  }

  /** The disks of the lab's guests are raw, and QEMU keeps a snapshot in the file of the disk: these have no place. */
  private void assertRefusedForRawDisks(String name) throws Exception {
    OpenHost home = fixture().openHome(Feature.SNAPSHOTS);
    UUID vm = fixture().vmOn(home);
    SnapshotControl control = home.session(Role.OPERATIONS).require(SnapshotControl.class);
    assertFails(HypervisorException.Kind.UNSUPPORTED, () -> control.takeSnapshot(vm, name));
    assertThat(control.snapshots(vm)).isEmpty();
  }
}
