/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;

/** What the event log tells of changes of the configured hosts, with whoever asked for them. */
final class HostEntries {

  private final EventLog log;
  private final Clock clock;

  HostEntries(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void added(HostConfiguration host) {
    append(LogEntry.Status.INFO, host,
        NLS.bind(Messages.HostRegistry_Added, host.name(), host.endpoint().displayText()), "");
  }

  void changed(HostConfiguration before, HostConfiguration after, boolean passwordDropped) {
    List<String> details = new ArrayList<>();
    compare(details, Messages.HostRegistry_Name, before.name(), after.name());
    compare(details, Messages.HostRegistry_Address, before.endpoint().displayText(), after.endpoint().displayText());
    compare(details, Messages.HostRegistry_Peer, peer(before), peer(after));
    compare(details, Messages.HostRegistry_ReadOnly, before.readOnly(), after.readOnly());
    compare(details, Messages.HostRegistry_ConnectAtStart, before.connectAtStart(), after.connectAtStart());
    if (passwordDropped) {
      details.add(Messages.HostRegistry_PasswordDropped);
    }
    append(LogEntry.Status.INFO, after, NLS.bind(Messages.HostRegistry_Changed, after.name()),
        String.join("\n", details));
  }

  private static void compare(List<String> details, String what, Object before, Object after) {
    if (!before.equals(after)) {
      details.add(NLS.bind(Messages.HostRegistry_Change, new Object[] {what, before, after}));
    }
  }

  private static String peer(HostConfiguration host) {
    return host.peer().map(Endpoint::displayText).orElse("-");
  }

  /** What was found damaged in the settings: entries, and the banner. */
  void damaged(List<String> damage) {
    damage.forEach(each -> problem(LogEntry.Status.WARNING, each));
    log.setFault("settings", damage.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", damage)));
  }

  /** What concerns no host that is there. */
  void problem(LogEntry.Status status, String message) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, status, message, clock.instant()).user(Initiator.current())
        .build());
  }

  void removed(HostConfiguration host) {
    append(LogEntry.Status.INFO, host, NLS.bind(Messages.HostRegistry_Removed, host.name()), "");
  }

  /** The host is gone, and what is stored to log in at it is not. */
  void passwordStays(HostConfiguration host, String reason) {
    append(LogEntry.Status.WARNING, host, NLS.bind(Messages.HostRegistry_PasswordStays, host.name(), reason), "");
  }

  /** What is stored to log in at a host is there and cannot be read. */
  void passwordUnreadable(HostConfiguration host, String text) {
    append(LogEntry.Status.WARNING, host, text, "");
  }

  /** What the banner says of stored passwords. */
  void passwordFault(Optional<String> text) {
    log.setFault("credentials", text);
  }

  /** The user takes what a host shows for its own. */
  void trusted(Endpoint endpoint, HostIdentity identity) {
    identity(Messages.HostRegistry_Trusted, endpoint, identity);
  }

  /** What was accepted is forgotten; empty if it could not be read. */
  void distrusted(Endpoint endpoint, Optional<HostIdentity> identity) {
    identity.ifPresentOrElse(known -> identity(Messages.HostRegistry_Distrusted, endpoint, known),
        () -> configured(NLS.bind(Messages.HostRegistry_DistrustedUnread, endpoint.displayText()), ""));
  }

  private void identity(String text, Endpoint endpoint, HostIdentity identity) {
    String what = identity.kind() == HostIdentity.Kind.CERTIFICATE ? Messages.HostRegistry_Certificate
        : Messages.HostRegistry_SshKey;
    String details = identity.facts().stream().map(fact -> fact.name() + ": " + fact.value())
        .collect(Collectors.joining("\n"));
    configured(NLS.bind(text, new Object[] {what, endpoint.displayText(), identity.fingerprint()}), details);
  }

  private void configured(String message, String details) {
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, clock.instant())
        .user(Initiator.current()).details(details).build());
  }

  private void append(LogEntry.Status status, HostConfiguration host, String message, String details) {
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, status, message, clock.instant())
        .host(host.id(), host.name()).user(Initiator.current()).details(details).build());
  }
}
