/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Has hosts used more alike by migrating few of their virtual machines, under the rules of {@link EvacuationService}.
 * An OSGi service.
 *
 * @since 0.1
 */
@ProviderType
public interface RebalanceService {

  /** Why those hosts cannot be balanced, as a sentence for the user; empty if they can. Any thread, at once. */
  Optional<String> obstacle(Collection<HostId> hosts);

  /**
   * Plans by the last hour's load of each VM where it runs now. What is not known of a host or VM is not guessed: it is
   * left out. May block for seconds; not on a UI thread.
   *
   * @param cancelled whether nobody wants to know any more; asked again and again, on the caller's thread
   * @throws IllegalArgumentException if there is an {@link #obstacle}, or if less than two hosts are left when what is
   *     not known is left out; its message is that reason
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  RebalancePlan plan(Collection<HostId> hosts, BooleanSupplier cancelled);

  /**
   * Why moves of a plan that somebody changed are not allowed, each with the moves before it, as sentences for the
   * user; none for those that are. May block for seconds; not on a UI thread.
   *
   * @param cancelled whether nobody wants to know any more; asked again and again, on the caller's thread
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  Map<VmId, String> problems(RebalancePlan plan, BooleanSupplier cancelled);

  /**
   * What a move of a plan that somebody changed does to its hosts, as sentences for the user, with the moves before it.
   * Any thread, at once.
   */
  List<RebalancePlan.Move> explained(RebalancePlan plan);

  /**
   * Migrates what the plan says, each migration with its checks anew; a VM that is not at the source of its move any
   * more is refused, and so is at its turn one that is to be kept apart from another which is there by then. Returns
   * when that is begun. Any thread.
   *
   * @param user who asks for it
   */
  void run(RebalancePlan plan, String user);
}
