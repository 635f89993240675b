/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.xenworkbench.core.event.EventStore;

/**
 * What an earlier process lost: what it had not written, except for what the store has nevertheless, since that process
 * was killed, or left the store to itself, before it was told so. Any thread.
 */
final class EarlierLoss {

  private final Unwritten left;
  private OptionalLong missing = OptionalLong.empty();
  private boolean known = true;

  EarlierLoss(Unwritten left) {
    this.left = left;
  }

  /** Whether anything was lost, or may have been. */
  synchronized boolean isPossible() {
    return missing.orElse(left.number()) > 0;
  }

  /** Whether there is nothing that a store could have. */
  boolean needsNoStore() {
    return left.marks().isEmpty();
  }

  /** Looks how many are missing; without a store all are. Reads files. */
  Finding lookInto(Optional<EventStore> store) {
    try {
      return new Finding(store.isPresent() ? left.missingFrom(store.get()) : left.number(), true);
    } catch (IOException | RuntimeException | Error e) { // whoever else reads tells why
      return new Finding(left.number(), false);
    }
  }

  /** What was found is so from now on. */
  synchronized void settle(Finding found) {
    missing = OptionalLong.of(found.missing());
    known = found.known();
  }

  synchronized boolean isLookedFor() {
    return missing.isPresent();
  }

  /** How many are missing. */
  synchronized long number() {
    return missing.orElse(0);
  }

  /** Says so, with a place for the number. */
  synchronized String text() {
    return !known ? Messages.EventLog_LostEarlierUnknown
        : left.closed() ? Messages.EventLog_LostEarlier : Messages.EventLog_LostEarlierAtLeast;
  }

  /** How many are missing at most, and whether they are indeed. */
  record Finding(long missing, boolean known) {
  }

  /** With what this process has not written: of what is not looked for yet, that is left to the next one. */
  Unwritten and(Unwritten now) {
    boolean exact = now.closed() && (left.closed() || left.number() == 0);
    return isLookedFor() ? new Unwritten(now.number(), now.marks(), exact)
        : new Unwritten(left.number() + now.number(), left.marks(), exact);
  }
}
