/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainDevices.Disk;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MigrationOptions.Storage;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.Quantities;

/**
 * Looks where the disks that are sent along would come to be. The hypervisor writes over what has that path at the
 * target, be it another VM's or the very same disk, and makes a file only in a directory that is an active pool. Of
 * one VM; not thread-safe.
 */
final class SentDisks {

  private final DiskCheck check;
  private final HostFacts facts;
  private final Subject subject;
  private final Host target;
  /** What further disks of the VM take of each pool. */
  private final Map<String, Long> taken = new HashMap<>();

  SentDisks(DiskCheck check, HostFacts facts, Subject subject) {
    this.check = check;
    this.facts = facts;
    this.subject = subject;
    this.target = subject.target();
  }

  /** What is in drives is never sent, nor what cannot be written to or is meant for several. */
  boolean isSent(Disk disk) throws HypervisorException {
    return subject.request().options().storage() != Storage.SHARED && !disk.isDrive()
        && !facts.parts(subject.vm(), subject.source()).unsent().contains(disk.target());
  }

  Verdict of(Disk disk) throws HypervisorException {
    if (disk.path().isEmpty() && disk.pool().isEmpty()) {
      return check.error(NLS.bind(Messages.Sent_server, disk.source()), Messages.Sent_overFix);
    }
    Optional<List<StoragePool>> pools = facts.pools(target);
    if (pools.isEmpty()) {
      return check.warning(NLS.bind(Messages.Sent_unseen, disk.source(), target.name()), Messages.Sent_unseenFix);
    }
    Optional<StoragePool> pool = pools.get().stream().filter(one -> isFor(one, disk)).findFirst();
    Optional<StorageVolume> there = there(disk, pool);
    if (there.isPresent() && pool.filter(StoragePool::isOnServer).isPresent()) {
      return check.error(NLS.bind(Messages.Sent_over, disk.source(), target.name()), Messages.Sent_overFix);
    }
    if (subject.request().options().storage() == Storage.INCREMENTAL) {
      return there.isPresent()
          ? check.warning(NLS.bind(Messages.Sent_onto, disk.source(), target.name()), Messages.Sent_ontoFix)
          : check.error(NLS.bind(Messages.Disk_missing, target.name(), disk.source()), Messages.Sent_baseFix);
    }
    if (there.isPresent()) {
      return check.error(NLS.bind(Messages.Sent_over, disk.source(), target.name()), Messages.Sent_overFix);
    }
    if (pool.isEmpty()) {
      return check.error(NLS.bind(Messages.Sent_nowhere, disk.source(), target.name()), Messages.Sent_nowhereFix);
    }
    return pool.get().isActive() ? room(disk, pool.get()) : check.inactive(pool.get(), target);
  }

  private static boolean isFor(StoragePool pool, Disk disk) {
    if (disk.pool().isEmpty()) {
      String path = HostPaths.plain(disk.path());
      return path.substring(0, Math.max(0, path.lastIndexOf('/'))).equals(HostPaths.plain(pool.path()));
    }
    return pool.name().equals(disk.pool());
  }

  private Optional<StorageVolume> there(Disk disk, Optional<StoragePool> pool) throws HypervisorException {
    if (disk.pool().isEmpty()) {
      return facts.volumeAt(target, disk.path());
    }
    return pool.filter(StoragePool::isActive).isPresent() ? facts.volume(target, disk.pool(), disk.volume())
        : Optional.empty();
  }

  private Verdict room(Disk disk, StoragePool pool) throws HypervisorException {
    Optional<StorageVolume> here = facts.pools(subject.source()).isEmpty() ? Optional.empty()
        : disk.pool().isEmpty() ? facts.volumeAt(subject.source(), disk.path())
        : facts.volume(subject.source(), disk.pool(), disk.volume());
    if (here.isEmpty()) {
      return check.unseen(NLS.bind(Messages.Sent_sizeUnseen, disk.source(), target.name()));
    }
    long left = pool.available() - taken.getOrDefault(pool.name(), 0L);
    taken.merge(pool.name(), here.get().capacity(), Long::sum);
    return left < here.get().capacity()
        ? check.error(NLS.bind(Messages.Sent_room, new Object[] {disk.source(),
            Quantities.bytes(here.get().capacity()), pool.name(), target.name(), Quantities.bytes(Math.max(0, left))}),
            Messages.Sent_roomFix)
        : check.ok(NLS.bind(Messages.Disk_sent, disk.source()));
  }
}
