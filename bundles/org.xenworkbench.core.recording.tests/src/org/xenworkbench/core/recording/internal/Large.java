/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** As large as a recording can be, with all migrations at the same time. */
final class Large {

  private Large() {
  }

  static Content content() {
    Instant from = Instant.parse("2026-11-30T07:00:00Z");
    Content content = Content.of(new Content.Facts(new UUID(0, 7), "large", from, from.plusSeconds(600),
        from.plusSeconds(700), "0.1", Duration.ofSeconds(5)));
    List<HostId> hosts = new ArrayList<>();
    for (int i = 0; i < Limits.HOSTS; i++) {
      HostId id = new HostId(new UUID(1, i));
      hosts.add(id);
      content.hosts().put(id, Host.of(id, "h" + i, Connection.of(Connection.State.DISCONNECTED, from)).build());
    }
    for (int i = 0; i < Limits.VMS; i++) {
      VmId id = VmId.of(new UUID(2, i));
      content.vms().put(id, VirtualMachine.of(id, "v" + i, hosts.get(i % hosts.size())).build());
    }
    for (int i = 0; i < Limits.ENTRIES; i++) {
      content.entries().add(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "m", from)
          .vm(VmId.of(new UUID(2, i % Limits.VMS)), "v").finished(from.plusSeconds(500))
          .attribute(LogAttribute.TARGET, hosts.get(hosts.size() - 1).key()).build());
    }
    return content;
  }
}
