/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.xenworkbench.core.text.Words;

/**
 * Something that a hypervisor's driver may or may not be able to do. Each belongs to a facet of its sessions, and is
 * there if its facet is, unless the session says that it lacks it ({@link HypervisorSession#lacks}). What needs no
 * facet, or is an option that was added to one, is there if the session says so ({@link HypervisorSession#features}): a
 * driver that is older than an option does not leave it out silently. A row of {@link PowerAction},
 * {@link VmSetting} or {@link VmChange} may bring one of its own, and a driver with a facet of its own has features of
 * its own.
 *
 * @param name its name for MBeans and the like, {@code UPPER_CASE}, unlike any other's
 * @param facet the facet it belongs to; {@link HypervisorSession} itself for what a session has only if it says so
 * @param changes whether it changes something, or may: a session that is read-only cannot have it
 * @param label what users read of it
 * @since 0.1
 */
public record Feature(String name, Class<?> facet, boolean changes, String label) {

  private static final Words WORDS = Words.beside(Feature.class);

  /** Domains can be started, shut down, rebooted and forced off: {@link PowerControl#power}. */
  public static final Feature POWER = of("POWER", PowerControl.class);
  /** Domains can be paused and resumed: {@link PowerControl#power}. */
  public static final Feature PAUSE = of("PAUSE", PowerControl.class);
  /** Domains can be started with their host: {@link DefinitionControl#setAutostart}. */
  public static final Feature AUTOSTART = of("AUTOSTART", DefinitionControl.class);
  /** Domains have snapshots: {@link SnapshotControl}. */
  public static final Feature SNAPSHOTS = of("SNAPSHOTS", SnapshotControl.class);
  /** Running domains can be migrated to another host: {@link MigrationControl#migrate}. */
  public static final Feature LIVE_MIGRATION = of("LIVE_MIGRATION", MigrationControl.class);
  /**
   * The source host itself can connect to the target, so that a migration goes on without this process:
   * {@link MigrationControl#migrate} without a session to the target.
   */
  public static final Feature PEER_TO_PEER_MIGRATION = of("PEER_TO_PEER_MIGRATION", MigrationControl.class);
  /** While a domain migrates it is told how many bytes are left: {@link JobProgress#fraction} of its job. */
  public static final Feature MIGRATION_PROGRESS = watching("MIGRATION_PROGRESS", MigrationControl.class);
  /**
   * At the end of a migration it is told how long the guest stood still: {@link JobProgress#downtime} in
   * {@link SessionListener#jobCompleted}.
   */
  public static final Feature MIGRATION_DOWNTIME = watching("MIGRATION_DOWNTIME", MigrationControl.class);
  /** A migration can be told how many bytes per second it may send at most: {@link MigrationOptions#bandwidth}. */
  public static final Feature MIGRATION_BANDWIDTH = of("MIGRATION_BANDWIDTH", MigrationControl.class);
  /** A guest can stand still while it is migrated, which is quicker: not {@link MigrationOptions#live}. */
  public static final Feature PAUSED_MIGRATION = option("PAUSED_MIGRATION");
  /** Memory can go through the connection of the two daemons: {@link MigrationOptions#tunnelled}. */
  public static final Feature MIGRATION_TUNNEL = option("MIGRATION_TUNNEL");
  /** A migration can be told how long the guest may stand still at most: {@link MigrationOptions#downtime}. */
  public static final Feature MIGRATION_DOWNTIME_LIMIT = option("MIGRATION_DOWNTIME_LIMIT");
  /** Memory can be compressed before it is sent: {@link MigrationOptions#compressed}. */
  public static final Feature MIGRATION_COMPRESSION = option("MIGRATION_COMPRESSION");
  /** A guest can go on at the target before all of its memory is there: {@link MigrationOptions#postCopy}. */
  public static final Feature MIGRATION_POST_COPY = option("MIGRATION_POST_COPY");
  /**
   * It can be chosen which of the two hosts has the definition then: {@link MigrationOptions#persistent} and
   * {@link MigrationOptions#sourceKept}.
   */
  public static final Feature MIGRATION_PERSISTENCE = option("MIGRATION_PERSISTENCE");
  /** Disks that the hosts do not share can be sent as well: {@link MigrationOptions#storage}. */
  public static final Feature MIGRATION_STORAGE = option("MIGRATION_STORAGE");
  /** A running job can be asked to end: {@link JobControl#abortJob}. */
  public static final Feature ABORT_JOB = of("ABORT_JOB", JobControl.class);
  /** Domains have a text console: {@link ConsoleAccess#openConsole}. */
  public static final Feature CONSOLE = of("CONSOLE", ConsoleAccess.class);
  /** It is told what domains are made of: {@link DefinitionAccess#definition}. */
  public static final Feature DEFINITION = watching("DEFINITION", DefinitionAccess.class);
  /** What a domain is started with next can be written as a whole: {@link DefinitionControl#define}. */
  public static final Feature DEFINE = of("DEFINE", DefinitionControl.class);
  /**
   * What an active domain may have at most can be raised for its next start: {@link DefinitionControl#defineMemory} and
   * {@link DefinitionControl#defineVcpus}.
   */
  public static final Feature NEXT_ABOVE_MAXIMUM = of("NEXT_ABOVE_MAXIMUM", DefinitionControl.class);
  /** A domain can be defined with more virtual CPUs than its host has CPUs: {@link DefinitionControl#defineVcpus}. */
  public static final Feature VCPUS_ABOVE_CPUS = of("VCPUS_ABOVE_CPUS", DefinitionControl.class);
  /** Domains can be made: {@link CreationControl}. */
  public static final Feature CREATE = of("CREATE", CreationControl.class);
  /** Disks and network interfaces can be attached and detached: {@link DeviceControl}. */
  public static final Feature DEVICES = of("DEVICES", DeviceControl.class);
  /** Media can be put into drives: {@link DeviceControl#changeMedium}. */
  public static final Feature MEDIA = of("MEDIA", DeviceControl.class);
  /** It is told how guests are reached: {@link AddressAccess#addresses}. */
  public static final Feature GUEST_ADDRESSES = watching("GUEST_ADDRESSES", AddressAccess.class);
  /** It is told which storage pools and volumes the host has: {@link StorageAccess}. */
  public static final Feature STORAGE = watching("STORAGE", StorageAccess.class);
  /** Storage pools can be made, started, stopped and deleted: {@link StorageControl}. */
  public static final Feature STORAGE_POOLS = of("STORAGE_POOLS", StorageControl.class);
  /** Volumes can be made and deleted: {@link StorageControl#createVolume}. */
  public static final Feature VOLUMES = of("VOLUMES", StorageControl.class);
  /** Volumes can be carried to and from here: {@link StorageTransfer}. */
  public static final Feature VOLUME_TRANSFER = of("VOLUME_TRANSFER", StorageTransfer.class);
  /** It is told which networks the host has, and which domains are in them: {@link NetworkAccess}. */
  public static final Feature NETWORKS = watching("NETWORKS", NetworkAccess.class);
  /** Networks can be made, started, stopped and deleted: {@link NetworkControl}. */
  public static final Feature NETWORK_CONTROL = of("NETWORK_CONTROL", NetworkControl.class);
  /** It is told whether the host's CPUs can do what those of others can: {@link CpuComparison}. */
  public static final Feature CPU_COMPARISON = watching("CPU_COMPARISON", CpuComparison.class);
  /** The host tells of changes when they happen, not only when it is polled: {@link SessionListener}. */
  public static final Feature EVENTS = told("EVENTS");
  /**
   * A round has the CPU time of the host; where it has not, the host's load is the sum over its domains:
   * {@link PollRound.HostReadings}.
   */
  public static final Feature HOST_CPU_STATS = told("HOST_CPU_STATS");
  /** A round has the traffic of the domains' network interfaces: {@link PollRound.DomainReadings}. */
  public static final Feature INTERFACE_STATS = told("INTERFACE_STATS");
  /** A round has what the domains' disks read and write: {@link PollRound.DomainReadings}. */
  public static final Feature BLOCK_STATS = told("BLOCK_STATS");
  /** A round gets the counters of all domains in one call, and not one by one: {@link HypervisorSession#poll}. */
  public static final Feature BULK_STATS = told("BULK_STATS");

  private static final List<Feature> OWN = List.of(LIVE_MIGRATION, PEER_TO_PEER_MIGRATION, MIGRATION_PROGRESS,
      MIGRATION_DOWNTIME, MIGRATION_BANDWIDTH, PAUSED_MIGRATION, MIGRATION_TUNNEL, MIGRATION_DOWNTIME_LIMIT,
      MIGRATION_COMPRESSION, MIGRATION_POST_COPY, MIGRATION_PERSISTENCE, MIGRATION_STORAGE, ABORT_JOB, CONSOLE,
      DEFINITION, DEFINE, NEXT_ABOVE_MAXIMUM, VCPUS_ABOVE_CPUS, CREATE, DEVICES, MEDIA, GUEST_ADDRESSES, STORAGE,
      STORAGE_POOLS, VOLUMES, VOLUME_TRANSFER, NETWORKS, NETWORK_CONTROL, CPU_COMPARISON, EVENTS, HOST_CPU_STATS,
      INTERFACE_STATS, BLOCK_STATS, BULK_STATS);

  /** One that changes something, with its label in the words of this package. */
  static Feature of(String name, Class<?> facet) {
    return new Feature(name, facet, true, WORDS.of(name, "label"));
  }

  private static Feature watching(String name, Class<?> facet) {
    return new Feature(name, facet, false, WORDS.of(name, "label"));
  }

  /** One of what a method of a facet may be asked for besides: a driver that never heard of it does not say so. */
  private static Feature option(String name) {
    return of(name, HypervisorSession.class);
  }

  private static Feature told(String name) {
    return watching(name, HypervisorSession.class);
  }

  /** Those that the core knows, in the order in which users read of them. */
  public static List<Feature> values() {
    return All.VALUES;
  }

  /** Made when first asked for, since the rows whose features are among them need this class. */
  private static final class All {
    static final List<Feature> VALUES = Stream.of(Arrays.stream(PowerAction.values()).map(PowerAction::feature),
        VmSetting.values().stream().map(VmSetting::feature), VmChange.values().stream().map(VmChange::feature),
        OWN.stream()).flatMap(some -> some).distinct().toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
