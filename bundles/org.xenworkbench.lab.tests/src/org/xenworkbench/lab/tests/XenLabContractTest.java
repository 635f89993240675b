/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** The driver's contract on the Xen lab. */
@Tag(Lab.XEN)
class XenLabContractTest extends LabDriverContract {

  /** The contract starts VM1 anew; who types into a guest that boots spoils its shell. */
  @AfterAll
  static void leaveAsBooted() {
    Lab.current().tool("restore", "booted");
  }

  /** There is neither dnsmasq nor iptables in the lab. */
  @Override
  protected boolean makesNetworks() {
    return false;
  }

  /** The disk of VM2, which both hosts have; its libvirt has no storage driver. */
  @Override
  protected Optional<String> spareDisk() {
    return Optional.of("/dev/vdc");
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  protected boolean sourceLagsBehind() {
    return true;
  }

  /** libxl compares with what the running domain may have, also where its next start is meant. */
  @Override
  protected boolean isBoundByWhatRuns() {
    return true;
  }
}
