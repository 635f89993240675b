/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;

/**
 * A migration. What is not known is -1, NaN, empty or {@code null}: nothing is guessed.
 *
 * @param id its id, also the correlation of its entry in the event log
 * @param vmId the VM's key
 * @param vm its name
 * @param source name of the source host
 * @param sourceId id of the source host
 * @param target name of the target host
 * @param targetId id of the target host
 * @param status RUNNING, SUCCEEDED, FAILED or CANCELLED
 * @param step what a running one is at, as far as the driver tells: MIGRATING, SWITCHING_OVER or FINISHING
 * @param ours whether this process began it
 * @param started when it began, or was first seen
 * @param finished when it ended, {@code null} while it runs
 * @param duration from start to end in nanoseconds, -1 while it runs and where one of them was only found later
 * @param fraction share of bytes transferred 0..1: 1 if it succeeded, the last known if it ended otherwise, NaN if the
 *     driver does not tell
 * @param downtime how long the guest stood still in nanoseconds, -1 if the driver does not measure it
 * @param serviceGap longest silence of a watched console in nanoseconds, -1 if none was watched
 * @param estimate how long it was expected to take in nanoseconds when it was asked for: the middle of the range, -1 if
 *     nothing was known of earlier ones
 * @param estimateLeast the lower end of the range in which four of five end, -1 as well
 * @param estimateMost its upper end, -1 as well
 * @param timeSpent nanoseconds that it spent on each of WAITING, CHECKS, CALL, NOTICING and LOOKING, as far as is known
 * @param error why it failed
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record MigrationData(String id, String vmId, String vm, String source, String sourceId, String target,
    String targetId, String status, String step, boolean ours, Date started, @Nullable Date finished, long duration,
    double fraction, long downtime, long serviceGap, long estimate, long estimateLeast, long estimateMost,
    Map<String, Long> timeSpent, String error) {

  static MigrationData of(Migration migration) {
    return new MigrationData(migration.id().toString(), migration.vm().key(), migration.vmName(),
        migration.sourceName(), migration.source().toString(), migration.targetName(), migration.target().toString(),
        migration.status().name(), migration.step().name(), migration.ours(), Date.from(migration.started()),
        migration.finished().isPresent() ? Date.from(migration.finished().get()) : null,
        nanos(migration.duration()), migration.fraction().orElse(Double.NaN), nanos(migration.downtime()),
        nanos(migration.serviceGap().map(Migration.ServiceGap::length)),
        nanos(migration.estimate().map(MigrationEstimate::likely)),
        nanos(migration.estimate().map(MigrationEstimate::least)),
        nanos(migration.estimate().map(MigrationEstimate::most)), timeSpent(migration), migration.error());
  }

  private static Map<String, Long> timeSpent(Migration migration) {
    return migration.timeSpent().entrySet().stream()
        .collect(Collectors.toMap(part -> part.getKey().name(), part -> part.getValue().toNanos()));
  }

  private static long nanos(Optional<Duration> duration) {
    return duration.map(Duration::toNanos).orElse(-1L);
  }

  public String getId() {
    return id;
  }

  public String getVmId() {
    return vmId;
  }

  public String getVm() {
    return vm;
  }

  public String getSource() {
    return source;
  }

  public String getSourceId() {
    return sourceId;
  }

  public String getTarget() {
    return target;
  }

  public String getTargetId() {
    return targetId;
  }

  public String getStatus() {
    return status;
  }

  public String getStep() {
    return step;
  }

  public boolean isOurs() {
    return ours;
  }

  public Date getStarted() {
    return started;
  }

  public @Nullable Date getFinished() {
    return finished;
  }

  public long getDuration() {
    return duration;
  }

  public double getFraction() {
    return fraction;
  }

  public long getDowntime() {
    return downtime;
  }

  public long getServiceGap() {
    return serviceGap;
  }

  public long getEstimate() {
    return estimate;
  }

  public long getEstimateLeast() {
    return estimateLeast;
  }

  public long getEstimateMost() {
    return estimateMost;
  }

  public Map<String, Long> getTimeSpent() {
    return timeSpent;
  }

  public String getError() {
    return error;
  }
}
