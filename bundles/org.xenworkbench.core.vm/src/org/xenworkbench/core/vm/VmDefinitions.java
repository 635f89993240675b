/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * What virtual machines are made of, in the form of their hosts, which is XML, and how that is changed. An OSGi
 * service; any thread, returns at once.
 *
 * <p>No password is told: in its place stands a mark, {@code passwd='(kept by the host, 5c1a9e02)'}. Where a text that
 * is defined has that mark, the VM keeps its password; where it has none, it has none any more.
 *
 * @since 0.1
 */
@ProviderType
public interface VmDefinitions {

  /**
   * What a VM is started with next.
   *
   * @param host the host that owns the VM
   * @return completed on a host's thread, or with a {@link org.xenworkbench.core.driver.HypervisorException}
   */
  CompletableFuture<String> next(VmId vm, HostId host);

  /** The same of what it is now, if it is active; also told of hosts that are read-only. */
  CompletableFuture<String> present(VmId vm, HostId host);

  /** Why neither is told now, as a sentence for the user; empty if {@link #present} is. Never calls a hypervisor. */
  Optional<String> unreadable(VmId vm, HostId host);

  /**
   * Why the definition of a VM cannot be changed now, as a sentence for the user; empty if it can. Never calls a
   * hypervisor.
   */
  Optional<String> obstacle(VmId vm, HostId host);

  /**
   * Starts an operation that has a VM started with that definition next. Its entry in the event log keeps the one
   * before ({@link org.xenworkbench.core.event.LogAttribute#FORMER_DEFINITION}), unless that has more than
   * {@value org.xenworkbench.core.model.Bounds#DETAILS} characters, which the entry says then.
   *
   * @param host the host that owns the VM
   * @param base the definition that the text was made from, as {@link #next} told it; the operation fails with
   *     {@link org.xenworkbench.core.driver.HypervisorException.Kind#INVALID_STATE}, and nothing is changed, if the
   *     host has another one by then
   * @param text the definition; it fails with
   *     {@link org.xenworkbench.core.driver.HypervisorException.Kind#CONFIGURATION} if it is not of that VM
   * @param user who asks for it
   * @throws IllegalArgumentException if {@link #obstacle} is not empty; its message is that reason
   */
  OperationHandle define(VmId vm, HostId host, String base, String text, String user);

  /** The same whatever the host has by then. */
  OperationHandle define(VmId vm, HostId host, String text, String user);
}
