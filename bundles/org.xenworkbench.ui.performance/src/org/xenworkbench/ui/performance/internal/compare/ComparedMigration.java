/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * A migration as the event log has it, which outlives VM and hosts. Immutable.
 *
 * @param entry the latest state of its entry
 */
record ComparedMigration(LogEntry entry, VmId vm, HostId source, HostId target) {

  /** That of an entry; empty if it does not tell of which VM, from where and to where. */
  static Optional<ComparedMigration> of(LogEntry entry) {
    Optional<HostId> source = host(entry, LogAttribute.SOURCE);
    Optional<HostId> target = host(entry, LogAttribute.TARGET);
    return !entry.isMigration() || source.isEmpty() || target.isEmpty() ? Optional.empty()
        : entry.vm().map(vm -> new ComparedMigration(entry, vm, source.get(), target.get()));
  }

  private static Optional<HostId> host(LogEntry entry, LogAttribute attribute) {
    try {
      return attribute.value(entry).map(ObjectId::parse).filter(HostId.class::isInstance).map(HostId.class::cast);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a kind of objects that this version does not know
    }
  }

  ObjectId object(Role role) {
    return switch (role) {
      case SOURCE -> source;
      case TARGET -> target;
      case VM -> vm;
    };
  }

  /** The same with a name of its target, which old entries do not have. */
  ComparedMigration named(Function<String, Optional<String>> hosts) {
    Optional<String> name = LogAttribute.TARGET_NAME.isIn(entry) ? Optional.empty() : hosts.apply(target.key());
    return name.map(known -> new ComparedMigration(entry.withAttribute(LogAttribute.TARGET_NAME, known), vm, source,
        target)).orElse(this);
  }

  /** What something was called then. */
  String name(Role role) {
    return switch (role) {
      case SOURCE -> entry.hostName();
      case TARGET -> LogAttribute.TARGET_NAME.value(entry).orElseGet(target::toString);
      case VM -> entry.vmName();
    };
  }

  boolean isRunning() {
    return entry.isRunning();
  }

  /** Whether start and end are times at which they were seen to happen. */
  boolean isTimed() {
    return !LogAttribute.DURATION_UNKNOWN.isIn(entry);
  }

  Instant started() {
    return entry.started();
  }

  /** When it ended, or how far it has come; not before its start, whatever a wrong clock has dated. */
  Instant ended(Instant now) {
    Instant end = isRunning() ? now : entry.finished().orElse(now);
    return end.isBefore(started()) ? started() : end;
  }
}
