/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;

/** Writes into the event log what is asked for by JMX, by whom and from where, and what was refused. Any thread. */
final class Audit {

  /** More than any operation has. */
  private static final int MOST_ARGUMENTS = 20;

  private final EventLog log;
  private final Clock clock;

  Audit(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Something that is asked for; what the core logs until it is closed is done by the caller. */
  final class Call implements AutoCloseable {

    private final String user = Caller.name();
    private final Registration acting = Initiator.act(user);
    private final String what;

    private Call(String what) {
      this.what = what;
    }

    void done() {
      append(LogEntry.Status.INFO, what, user, "");
    }

    void refused(Exception cause) {
      append(LogEntry.Status.FAILED, what, user, reason(cause));
    }

    @Override
    public void close() {
      acting.close();
    }
  }

  /** What is called and set is told as it was given, which may be null, nonsense, and far too much of it. */
  Call invoke(ObjectName bean, @Nullable String operation, Object @Nullable [] arguments) {
    Object[] given = arguments == null ? new Object[0] : arguments;
    String more = given.length > MOST_ARGUMENTS ? ", \u2026" : "";
    String values = Arrays.stream(given).limit(MOST_ARGUMENTS).map(Quoted::text)
        .collect(Collectors.joining(", ", "", more));
    return new Call(NLS.bind(Messages.Audit_invoked, new Object[] {title(bean), Quoted.text(operation), values}));
  }

  Call set(ObjectName bean, @Nullable String attribute, @Nullable Object value) {
    return new Call(NLS.bind(Messages.Audit_set,
        new Object[] {title(bean), Quoted.text(attribute), Quoted.text(value)}));
  }

  private void append(LogEntry.Status status, String message, String user, String details) {
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, status, message, clock.instant()).user(user)
        .details(details).build());
  }

  private static String title(ObjectName bean) {
    String name = bean.getKeyProperty("name");
    return bean.getKeyProperty("type") + (name == null ? "" : " " + name);
  }

  private static String reason(Exception cause) {
    boolean wrapped = cause instanceof JMException || cause instanceof JMRuntimeException;
    Throwable said = wrapped && cause.getCause() != null ? cause.getCause() : cause;
    return String.valueOf(said.getMessage());
  }
}
