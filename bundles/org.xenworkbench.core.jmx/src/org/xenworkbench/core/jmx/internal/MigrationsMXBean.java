/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** Live migrations. */
@Described("Running and past live migrations. Sends a notification for every change of one.")
@MXBean
public interface MigrationsMXBean extends Versioned {

  @Described("Migrations that have not ended, those begun by somebody else included.")
  MigrationData[] getRunning();

  @Described("Migrations of this session that have ended, newest first.")
  MigrationData[] getPast();

  @Described("Starts a live migration in the background, peer-to-peer; returns its id. How it goes is in Running, Past "
      + "and the event log.")
  String migrate(@Parameter(name = "vm", value = "UUID of the virtual machine, or its key as in Running") String vm,
      @Parameter(name = "target", value = "Name or id of the host that it shall run on") String target);

  @Described("The same with options, where the source's driver has them; returns its id. An option that it lacks fails "
      + "the migration.")
  String migrateWith(@Parameter(name = "vm", value = "UUID of the virtual machine, or its key as in Running") String vm,
      @Parameter(name = "target", value = "Name or id of the host that it shall run on") String target,
      @Parameter(name = "options",
          value = "Any of managed, live, tunnelled, compressed, postCopy, persistent, sourceKept = true or false; "
              + "storage = SHARED, FULL or INCREMENTAL; bandwidth = bytes per second; downtimeMillis; address = where "
              + "memory is sent to; with commas between them, such as live=false, bandwidth=104857600") String options);

  @Described(value = "Runs the checks of a migration and migrates nothing: what each says, the worst first. An ERROR "
      + "would prevent it.", reads = true)
  VerdictData[] check(
      @Parameter(name = "vm", value = "UUID of the virtual machine, or its key as in Running") String vm,
      @Parameter(name = "target", value = "Name or id of the host that it could run on") String target);

  @Described("Asks a migration to end; returns whether that is possible. Xen cannot, once it has begun.")
  boolean cancel(@Parameter(name = "id", value = "Id of the migration") String id);

  @Described("Changes the limits of a running migration, where the source's driver can; Xen cannot.")
  void limit(@Parameter(name = "id", value = "Id of the migration") String id,
      @Parameter(name = "bandwidth", value = "Bytes per second at most; 0 leaves it as it is") long bandwidth,
      @Parameter(name = "downtimeMillis",
          value = "Milliseconds that the guest may stand still at most; 0 leaves it as it is") long downtimeMillis);

  @Described(value = "Which virtual machines would be migrated to have hosts used alike by the last hour's load, with"
      + " what each changes, and without a VM the reasons of what is left out; none to be migrated if they are"
      + " balanced. Does nothing. May take seconds.", reads = true)
  PlacementData[] planRebalance(@Parameter(name = "hosts", value = "Names or ids of hosts with commas between them;"
      + " * for all. They must be of one type") String hosts);

  @Described("Begins to migrate what a plan made now says, which it returns. How it goes is in the event log.")
  PlacementData[] rebalance(@Parameter(name = "hosts", value = "Names or ids of hosts with commas between them;"
      + " * for all. They must be of one type") String hosts);

  @Described("What is begun at a time, the next first.")
  ScheduledData[] getScheduled();

  @Described("Has a migration begin at a time, with the checks of that time; returns its id in Scheduled.")
  String scheduleMigration(
      @Parameter(name = "vm", value = "UUID of the virtual machine, or its key as in Running") String vm,
      @Parameter(name = "target", value = "Name or id of the host that it shall run on") String target,
      @Parameter(name = "at", value = "Local time of the workbench's machine, such as 2027-01-31T03:00") String at,
      @Parameter(name = "lateMinutes", value = "How much later it may be begun") long lateMinutes);

  @Described("Has an evacuation begin at a time, by a plan of that time; returns its id in Scheduled.")
  String scheduleEvacuation(@Parameter(name = "host", value = "Name or id of the host") String host,
      @Parameter(name = "at", value = "Local time of the workbench's machine, such as 2027-01-31T03:00") String at,
      @Parameter(name = "lateMinutes", value = "How much later it may be begun") long lateMinutes);

  @Described("Gives what is scheduled another time.")
  void changeScheduled(@Parameter(name = "id", value = "Its id in Scheduled") String id,
      @Parameter(name = "at", value = "Local time of the workbench's machine, such as 2027-01-31T03:00") String at,
      @Parameter(name = "lateMinutes", value = "How much later it may be begun") long lateMinutes);

  @Described("Takes something from the schedule.")
  void cancelScheduled(@Parameter(name = "id", value = "Its id in Scheduled") String id);
}
