/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.Registration;

/**
 * Runs operations, of a host no more long ones at a time than its driver says that a connection bears, and publishes
 * their state. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface OperationService {

  /**
   * Starts an operation in the background and writes its entry in the event log.
   *
   * @param user who asks for it
   */
  OperationHandle start(Operation operation, String user);

  /**
   * Makes what is started on this thread, until the returned is closed, one operation with parts that end each by
   * itself. It is there from its first part on, is one entry of the event log, of which those of its parts tell
   * ({@link org.xenworkbench.core.event.LogAttribute#PART_OF}), and ends when all have: as a warning if some failed.
   * Cancelling it cancels what has not begun, and what can be cancelled.
   *
   * @param count how many are asked for
   */
  OperationGroup together(int count);

  /**
   * The same by those words, in place of the ones of its first part.
   *
   * @param words what all of them are called
   */
  OperationGroup together(int count, Operation.Together words);

  /**
   * Makes what is started on this thread, until the returned is closed there, a part of an operation that is under way:
   * its own entry of the event log stays, and says of which it is a part
   * ({@link org.xenworkbench.core.event.LogAttribute#PART_OF}). Unlike those of {@link #together}, parts do not end or
   * cancel the whole, nor does it them.
   */
  Registration within(UUID whole);

  /** The operations that have not ended, in the order they were started, several that are one before their parts. */
  List<OperationState> running();

  /**
   * Asks an operation to end; nothing happens if it has. What has not begun ends at once, whether or not it could be
   * cancelled then.
   *
   * @return whether it can be cancelled
   */
  boolean cancel(UUID id);

  /** Listens to states of operations. Called on the core's dispatcher thread; must return at once. */
  Registration addListener(OperationListener listener);
}
