/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.internal.host.OperationThreads;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.Quantities;

/**
 * Something that a host was asked for when it was lost. What is found there later is added to its entry, so that the
 * last word on it is not that nobody knows. Since the host may still be at it when it answers again, that is what two
 * looks agree on while the VM has no job, and it says when it was so.
 */
final class Doubt implements OperationThreads.Look {

  private final Operation operation;
  private final OperationState end;
  private final EventLog log;
  private final Clock clock;
  /** What the last look found; empty before it. */
  private Optional<String> last = Optional.empty();

  Doubt(Operation operation, OperationState end, EventLog log, Clock clock) {
    this.operation = operation;
    this.end = end;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public boolean at(HypervisorSession session) throws HypervisorException {
    boolean atWork = hasJob(session);
    Optional<String> found = Optional.of(Stream.of(vm(session), operation.found(session, facts()))
        .filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")));
    boolean settled = !atWork && found.equals(last);
    last = found;
    if (settled) {
      note(found.get().isEmpty() ? NLS.bind(Messages.Doubt_Nothing, end.description().hostName())
          : NLS.bind(Messages.Doubt_Found,
              new Object[] {end.description().hostName(), Quantities.dateTime(clock.instant()), found.get()}));
    }
    return settled;
  }

  @Override
  public void failed(HypervisorException reason) {
    note(NLS.bind(Messages.Doubt_NotLooked, reason.getMessage()));
  }

  private void note(String text) {
    log.amend(end.id(), entry -> noted(entry, text));
  }

  private boolean hasJob(HypervisorSession session) throws HypervisorException {
    Optional<JobControl> jobs = session.facet(JobControl.class);
    if (end.description().vm().isEmpty() || jobs.isEmpty()) {
      return false;
    }
    try {
      return jobs.get().jobProgress(end.description().vm().get().uuid()).isPresent();
    } catch (HypervisorException e) {
      if (e.kind() == HypervisorException.Kind.LOST) {
        throw e;
      }
      return e.kind() == HypervisorException.Kind.BUSY; // else it is gone, or does not tell
    }
  }

  private Map<String, String> facts() {
    try {
      return log.get(end.id()).map(LogEntry::attributes).orElse(Map.of());
    } catch (UnreadableLogException e) {
      return Map.of(); // less is found
    }
  }

  private static LogEntry noted(LogEntry entry, String text) {
    return entry.toBuilder().message(entry.message() + ' ' + text).details(entry.details() + '\n' + text).build();
  }

  private String vm(HypervisorSession session) throws HypervisorException {
    if (end.description().vm().isEmpty()) {
      return "";
    }
    Optional<DomainInfo> now = session.domain(end.description().vm().get().uuid());
    return NLS.bind(now.map(Doubt::pattern).orElse(Messages.Doubt_NoVm), end.description().vmName());
  }

  private static String pattern(DomainInfo now) {
    return switch (now.state()) {
      case RUNNING, BLOCKED -> Messages.Doubt_VmRuns;
      case PAUSED -> Messages.Doubt_VmPaused;
      case SHUT_OFF -> Messages.Doubt_VmOff;
      default -> Messages.Doubt_VmOther;
    };
  }
}
