/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;

/**
 * Something that a host was asked for when it was lost. What is found there later is added to its entry, so that the
 * last word on it is not that nobody knows.
 */
record Doubt(Operation operation, OperationState end, EventLog log) {

  /** Looks, and notes what it finds. */
  void look(HypervisorSession session) throws HypervisorException {
    String found;
    try {
      found = Stream.of(vm(session), operation.found(session, facts())).filter(text -> !text.isEmpty())
          .collect(Collectors.joining(" "));
    } catch (HypervisorException e) {
      if (e.kind() == HypervisorException.Kind.LOST) {
        throw e; // it is asked again when it answers again
      }
      found = NLS.bind(Messages.Doubt_NotLooked, e.getMessage());
    }
    String text = NLS.bind(Messages.Doubt_Found, end.description().hostName(), found);
    log.amend(end.id(), entry -> noted(entry, text));
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
