/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Date;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogEntry;

/**
 * An entry of the event log in its latest state.
 *
 * @param correlation its identity
 * @param kind what it is about
 * @param status how it stands
 * @param message one sentence
 * @param host name of the host it is about, may be empty
 * @param vm name of the VM it is about, may be empty
 * @param started when it began
 * @param finished when it ended, {@code null} while it runs
 * @param user who did it
 * @param progress share done 0..1 while it runs, NaN if that is not known and when it has ended
 * @param details further words
 * @param attributes further facts by name, in base units, those of third parties too
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record EventData(String correlation, String kind, String status, String message, String host, String vm,
    Date started, @Nullable Date finished, String user, double progress, String details,
    Map<String, String> attributes) {

  static EventData of(LogEntry entry) {
    return new EventData(entry.correlation().toString(), entry.kind(), entry.status().name(), entry.message(),
        entry.hostName(), entry.vmName(), Date.from(entry.started()),
        entry.finished().isPresent() ? Date.from(entry.finished().get()) : null, entry.user(),
        entry.progress().orElse(Double.NaN), entry.details(), entry.attributes());
  }

  public String getCorrelation() {
    return correlation;
  }

  public String getKind() {
    return kind;
  }

  public String getStatus() {
    return status;
  }

  public String getMessage() {
    return message;
  }

  public String getHost() {
    return host;
  }

  public String getVm() {
    return vm;
  }

  public Date getStarted() {
    return started;
  }

  public @Nullable Date getFinished() {
    return finished;
  }

  public String getUser() {
    return user;
  }

  public double getProgress() {
    return progress;
  }

  public String getDetails() {
    return details;
  }

  public Map<String, String> getAttributes() {
    return attributes;
  }
}
