/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How a domain is migrated, whoever drives it. Made from {@link #DEFAULT} by {@link #toBuilder}: the constructor
 * changes with what drivers can do. What differs from the default may need a {@link Feature}, see {@link #needs}.
 *
 * @param live whether the guest goes on while its memory is sent; else it stands still until it has arrived
 * @param tunnelled whether memory goes through the connection of the two daemons, which may be encrypted
 * @param compressed whether memory is compressed before it is sent
 * @param postCopy whether it may be switched over before all memory was sent: {@link MigrationControl#startPostCopy}
 * @param persistent whether the target gets the definition; else the domain is gone there once it is off
 * @param sourceKept whether the source keeps the definition, as that of a domain that is off
 * @param storage what of its disks is sent
 * @param bandwidth bytes per second at most; empty for no limit
 * @param downtime how long the guest may stand still at most, longer than zero; empty for the driver's own limit. The
 *     hypervisor may keep it as long as the domain runs there, for later migrations that say nothing
 * @since 0.1
 */
public record MigrationOptions(boolean live, boolean tunnelled, boolean compressed, boolean postCopy,
    boolean persistent, boolean sourceKept, Storage storage, OptionalLong bandwidth, Optional<Duration> downtime) {

  /** Live, defined at the target and no more at the source, with disks that both hosts share. */
  public static final MigrationOptions DEFAULT = new MigrationOptions(true, false, false, false, true, false,
      Storage.SHARED, OptionalLong.empty(), Optional.empty());

  /** What of a domain's disks is sent. */
  public enum Storage {
    /** Nothing: both hosts reach the same disks. */
    SHARED,
    /** Whole disks, into files of the same names at the target. */
    FULL,
    /** What differs from the images that both hosts have beneath the disks. */
    INCREMENTAL
  }

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not larger than zero
   */
  public MigrationOptions {
    if (bandwidth.isPresent() && bandwidth.getAsLong() <= 0
        || downtime.filter(limit -> limit.toMillis() <= 0).isPresent()) {
      throw new IllegalArgumentException("A limit of zero or less: " + bandwidth + ", " + downtime);
    }
  }

  /** Whether a migration takes as long with these as with {@link #DEFAULT}, so that one tells of the other. */
  public boolean isOfUsualLength() {
    return live && !tunnelled && !compressed && !postCopy && storage == Storage.SHARED && bandwidth.isEmpty();
  }

  /** What a driver must have for these, in the order in which users read of them. */
  public Set<Feature> needs() {
    Set<Feature> needs = new LinkedHashSet<>();
    add(needs, !live, Feature.PAUSED_MIGRATION);
    add(needs, tunnelled, Feature.MIGRATION_TUNNEL);
    add(needs, bandwidth.isPresent(), Feature.MIGRATION_BANDWIDTH);
    add(needs, downtime.isPresent(), Feature.MIGRATION_DOWNTIME_LIMIT);
    add(needs, compressed, Feature.MIGRATION_COMPRESSION);
    add(needs, postCopy, Feature.MIGRATION_POST_COPY);
    add(needs, !persistent || sourceKept, Feature.MIGRATION_PERSISTENCE);
    add(needs, storage != Storage.SHARED, Feature.MIGRATION_STORAGE);
    return needs;
  }

  private static void add(Set<Feature> needs, boolean wanted, Feature feature) {
    if (wanted) {
      needs.add(feature);
    }
  }

  /** These, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Makes options. Not thread-safe. */
  public static final class Builder {

    private boolean live;
    private boolean tunnelled;
    private boolean compressed;
    private boolean postCopy;
    private boolean persistent;
    private boolean sourceKept;
    private Storage storage;
    private OptionalLong bandwidth;
    private Optional<Duration> downtime;

    private Builder(MigrationOptions from) {
      live = from.live;
      tunnelled = from.tunnelled;
      compressed = from.compressed;
      postCopy = from.postCopy;
      persistent = from.persistent;
      sourceKept = from.sourceKept;
      storage = from.storage;
      bandwidth = from.bandwidth;
      downtime = from.downtime;
    }

    /** Whether the guest goes on while its memory is sent. */
    public Builder live(boolean value) {
      live = value;
      return this;
    }

    /** Whether memory goes through the connection of the two daemons. */
    public Builder tunnelled(boolean value) {
      tunnelled = value;
      return this;
    }

    /** Whether memory is compressed. */
    public Builder compressed(boolean value) {
      compressed = value;
      return this;
    }

    /** Whether it may be switched over before all memory was sent. */
    public Builder postCopy(boolean value) {
      postCopy = value;
      return this;
    }

    /** Whether the target gets the definition. */
    public Builder persistent(boolean value) {
      persistent = value;
      return this;
    }

    /** Whether the source keeps the definition. */
    public Builder sourceKept(boolean value) {
      sourceKept = value;
      return this;
    }

    /** What of its disks is sent. */
    public Builder storage(Storage value) {
      storage = value;
      return this;
    }

    /** Bytes per second at most; empty for no limit. */
    public Builder bandwidth(OptionalLong bytesPerSecond) {
      bandwidth = bytesPerSecond;
      return this;
    }

    /** How long the guest may stand still at most; empty for the driver's own limit. */
    public Builder downtime(Optional<Duration> most) {
      downtime = most;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if a limit is not larger than zero
     */
    public MigrationOptions build() {
      return new MigrationOptions(live, tunnelled, compressed, postCopy, persistent, sourceKept, storage, bandwidth,
          downtime);
    }
  }
}
