/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;

/** Reads all domains of a host. */
interface Poller {

  /** One round; called by one thread at a time. */
  PollRound poll(PollRequest request) throws HypervisorException;
}
