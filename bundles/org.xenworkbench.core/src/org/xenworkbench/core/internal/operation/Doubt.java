/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.time.Clock;
import java.util.HashMap;
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
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.internal.host.OperationThreads;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.text.Quantities;

/**
 * Something that a host was asked for when it was lost. What is found there later is added to its entry, so that the
 * last word on it is not that nobody knows. Since the host may still be at it when it answers again, that is what two
 * looks agree on while the VM has no job, and it says when it was so.
 */
final class Doubt implements OperationThreads.Look {

  private final LogEntry entry;
  private final Found others;
  private final EventLog log;
  private final Clock clock;
  /** What the last look found; empty before it. */
  private Optional<String> last = Optional.empty();

  private Doubt(LogEntry entry, Found others, EventLog log, Clock clock) {
    this.entry = entry;
    this.others = others;
    this.log = log;
    this.clock = clock;
  }

  /** @param entry that of its end */
  static Doubt of(Operation operation, LogEntry entry, EventLog log, Clock clock) {
    return new Doubt(entry, operation::found, log, clock);
  }

  /** One of an earlier process, of which only the VM can be seen. */
  static Doubt earlier(LogEntry entry, EventLog log, Clock clock) {
    return new Doubt(entry, (session, facts) -> "", log, clock);
  }

  @Override
  public boolean at(HypervisorSession session) throws HypervisorException {
    boolean atWork = hasJob(session);
    Optional<String> found = Optional.of(Stream.of(vm(session), others.in(session, facts()))
        .filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")));
    boolean settled = !atWork && found.equals(last);
    last = found;
    if (settled) {
      note(found.get().isEmpty() ? NLS.bind(Messages.Doubt_Nothing, entry.hostName()) : NLS.bind(Messages.Doubt_Found,
          new Object[] {entry.hostName(), Quantities.dateTime(clock.instant()), found.get()}));
    }
    return settled;
  }

  @Override
  public void failed(HypervisorException reason) {
    note(NLS.bind(Messages.Doubt_NotLooked, reason.getMessage()));
  }

  /** It was an earlier process's, and cannot be looked at any more. */
  void nobodyLooks() {
    note(NLS.bind(Messages.Doubt_NobodyLooked, entry.hostName()));
  }

  private void note(String text) {
    log.amend(entry.correlation(), now -> LogAttribute.IN_DOUBT.isIn(now) ? noted(now, text) : now);
  }

  private boolean hasJob(HypervisorSession session) throws HypervisorException {
    Optional<JobControl> jobs = session.facet(JobControl.class);
    if (entry.vm().isEmpty() || jobs.isEmpty()) {
      return false;
    }
    try {
      return jobs.get().jobProgress(entry.vm().get().uuid()).isPresent();
    } catch (HypervisorException e) {
      if (e.kind() == HypervisorException.Kind.LOST) {
        throw e;
      }
      return e.kind() == HypervisorException.Kind.BUSY; // else it is gone, or does not tell
    }
  }

  private Map<String, String> facts() {
    try {
      return log.get(entry.correlation()).map(LogEntry::attributes).orElse(Map.of());
    } catch (UnreadableLogException e) {
      return Map.of(); // less is found
    }
  }

  private static LogEntry noted(LogEntry now, String text) {
    Map<String, String> facts = new HashMap<>(now.attributes());
    facts.remove(LogAttribute.IN_DOUBT.name());
    return now.toBuilder().message(now.message() + ' ' + text).details(now.details() + '\n' + text)
        .attributes(facts).build();
  }

  private String vm(HypervisorSession session) throws HypervisorException {
    if (entry.vm().isEmpty()) {
      return "";
    }
    Optional<DomainInfo> now = session.domain(entry.vm().get().uuid());
    return NLS.bind(now.map(Doubt::pattern).orElse(Messages.Doubt_NoVm), entry.vmName());
  }

  private static String pattern(DomainInfo now) {
    return switch (now.state()) {
      case RUNNING, BLOCKED -> Messages.Doubt_VmRuns;
      case PAUSED -> Messages.Doubt_VmPaused;
      case SHUT_OFF -> Messages.Doubt_VmOff;
      default -> Messages.Doubt_VmOther;
    };
  }

  /** What can be seen besides the VM: {@link Operation#found}. */
  private interface Found {
    String in(HypervisorSession session, Map<String, String> facts) throws HypervisorException;
  }
}
