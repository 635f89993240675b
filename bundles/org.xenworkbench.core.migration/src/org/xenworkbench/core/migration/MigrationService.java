/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Live migration. An OSGi service.
 *
 * @since 0.1
 */
@ProviderType
public interface MigrationService {

  /** Why that VM cannot be migrated anywhere now, as a sentence for the user; empty if it can. Any thread, at once. */
  Optional<String> obstacle(VmId vm);

  /**
   * Why that VM cannot be migrated to that host, as far as is known without asking a host, as a sentence for the user;
   * empty if the checks may find that it can. Any thread, at once.
   */
  Optional<String> obstacle(VmId vm, HostId target);

  /**
   * The addresses at which a host is known as a target, that which is used unless another is asked for first: memory is
   * sent to none but these. Empty if none leads to it, or it is not known. Any thread, at once.
   */
  List<String> addresses(HostId target);

  /** Runs all checks. May block for seconds; not on a UI thread. */
  List<Verdict> check(MigrationRequest request);

  /**
   * Runs all checks of several VMs that are to go to one host together: their needs are summed up, and a verdict that
   * is not that of all names the VMs it is of. May block for seconds; not on a UI thread.
   *
   * @throws IllegalArgumentException if they go to several hosts, or a VM or host is not known any more
   */
  List<Verdict> checkTogether(List<MigrationRequest> requests);

  /**
   * How long a VM will take to that host with the usual options, by what the event log has of earlier migrations; empty
   * if it has none that tell. Any thread, at once.
   */
  Optional<MigrationEstimate> estimate(VmId vm, HostId target);

  /**
   * Starts a migration in the background, or has it wait for its turn where as many are under way as may be: of a
   * host, in total, or of its {@link MigrationRequest#batch}. The checks are run again first and an error among them
   * fails it. Any thread, returns at once.
   *
   * @param user who asks for it
   * @throws IllegalArgumentException if the VM or the target is not known, or the VM is migrated or
   *     waits for it already
   */
  OperationHandle migrate(MigrationRequest request, String user);

  /** Whether a migration of ours waits for its turn, so that nothing of it was begun. Any thread, at once. */
  boolean isQueued(UUID migration);

  /**
   * Cancels a migration of ours that {@linkplain #isQueued waits for its turn}; one that has it goes on. Any thread, at
   * once.
   *
   * @return whether it waited
   */
  boolean cancelIfQueued(UUID migration);

  /**
   * Has those of a {@linkplain MigrationRequest#batch batch} that wait for their turn, and those that are asked for
   * later, wait until it is {@linkplain #release released}. Any thread, at once.
   *
   * @param why as a sentence without a full stop for the user, of each that waits
   */
  void hold(UUID batch, String why);

  /** Lets those of a batch have their turn; nothing happens if it is not held. Any thread, at once. */
  void release(UUID batch);

  /**
   * Whether a migration can be cancelled, whoever began it: it waits for its turn, or the source's driver can abort it.
   * Any thread.
   */
  boolean canCancel(UUID migration);

  /**
   * Asks a running migration to end, whoever began it; nothing happens if it has. Any thread, returns at once.
   *
   * @return whether it can be cancelled
   */
  boolean cancel(UUID migration);

  /**
   * Changes the limits of a running migration, whoever began it. Any thread, returns at once.
   *
   * @param bandwidth bytes per second at most; empty leaves it as it is
   * @param downtime how long the guest may stand still at most; empty leaves it as it is
   * @return completed when the source has taken them; exceptionally, with a
   *     {@link org.xenworkbench.core.driver.HypervisorException}, when it refuses or cannot
   * @throws IllegalArgumentException if no such migration runs
   */
  CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime);

  /**
   * Running migrations, then past ones, newest first, those of earlier sessions that the event log has among them; at
   * most 1,000. Any thread, at once.
   */
  List<Migration> migrations();

  /** Listens to migrations. Called on the core's dispatcher thread; must return at once. */
  Registration addListener(MigrationListener listener);
}
