/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The driver's contract on the Xen lab. */
@Tag(Lab.XEN)
class XenLabContractTest extends LabDriverContract {

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  protected boolean sourceLagsBehind() {
    return true;
  }
}
