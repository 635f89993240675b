/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * A running or past migration. Anything unknown is empty: on Xen there is neither a percentage nor a downtime.
 *
 * @param id its identity, also the correlation id of its entry in the event log
 * @param vm the VM
 * @param vmName its name
 * @param source where it ran
 * @param sourceName that host's name
 * @param target where it goes
 * @param targetName that host's name
 * @param ours whether this workbench began it; else somebody else did
 * @param status how it stands
 * @param started when it began, or was first seen
 * @param finished when it ended
 * @param progress the driver's word on its job, while it runs or at its end
 * @param downtime how long the guest stood still, only where the driver measures it
 * @param serviceGap the longest silence of a watched console by this machine's clock, if one was watched
 * @param error why it failed, empty if it did not
 * @param timed whether start and end are times at which they were seen to happen; else they are those at which they
 *     were found, and there is no duration
 * @since 0.1
 */
public record Migration(UUID id, VmId vm, String vmName, HostId source, String sourceName, HostId target,
    String targetName, boolean ours, LogEntry.Status status, Instant started, Optional<Instant> finished,
    Optional<JobProgress> progress, Optional<Duration> downtime, Optional<ServiceGap> serviceGap, String error,
    boolean timed) {

  /**
   * The longest silence of a console that printed steadily before the migration.
   *
   * @param length how long nothing came
   * @param resolution the longest period between two outputs just before: no gap shorter than this can be seen
   */
  public record ServiceGap(Duration length, Duration resolution) {
  }

  /** One whose start and end are seen. */
  public Migration(UUID id, VmId vm, String vmName, HostId source, String sourceName, HostId target, String targetName,
      boolean ours, LogEntry.Status status, Instant started, Optional<Instant> finished,
      Optional<JobProgress> progress, Optional<Duration> downtime, Optional<ServiceGap> serviceGap, String error) {
    this(id, vm, vmName, source, sourceName, target, targetName, ours, status, started, finished, progress, downtime,
        serviceGap, error, true);
  }

  /** The same, of which start or end was only found afterwards. */
  public Migration withoutDuration() {
    return new Migration(id, vm, vmName, source, sourceName, target, targetName, ours, status, started, finished,
        progress, downtime, serviceGap, error, false);
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return status == LogEntry.Status.RUNNING;
  }

  /** From start to end, empty while it runs and where one of the two was not seen. */
  public Optional<Duration> duration() {
    return finished.filter(end -> timed).map(end -> Duration.between(started, end));
  }
}
