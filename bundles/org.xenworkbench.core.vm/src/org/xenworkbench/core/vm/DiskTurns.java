/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.model.HostId;

/**
 * Whoever looks whether a disk of a host is written to, and then gives it to a VM, does both in turn: two who look at
 * once would both find nobody. An OSGi service; any thread.
 *
 * @since 0.1
 */
@Component(service = DiskTurns.class)
@ProviderType
public final class DiskTurns {

  private final Map<HostId, Lock> turns = new ConcurrentHashMap<>();

  /** That of a host, to be held from the look to the deed: on a thread that may wait for the host. */
  public Lock of(HostId host) {
    return turns.computeIfAbsent(host, key -> new ReentrantLock());
  }
}
