/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.DomainDevices.Disk;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;

/**
 * Looks whether the target has the disks and media of the VM under the same path, as far as its storage pools tell: a
 * disk that is not there ends the migration, and another disk of the same path would be written to as if it were this
 * one. What is in no pool is not seen, and is said so.
 */
@Component(service = MigrationCheck.class)
public final class DiskCheck extends AskingCheck {

  /** The host's own drives. */
  private static final Pattern LOCAL_DRIVE = Pattern.compile("/dev/(sr\\d+|cdrom\\d*|dvd\\d*|fd\\d+)");

  private final HostFacts facts;
  private final HostResources resources;
  private final VmDevices devices;

  /** Asks by the first, starts pools and ejects media by the others. */
  @Activate
  public DiskCheck(@Reference HostFacts facts, @Reference HostResources resources, @Reference VmDevices devices) {
    super(Messages.Disk);
    this.facts = facts;
    this.resources = resources;
    this.devices = devices;
  }

  @Override
  List<Verdict> ask(Subject subject) throws HypervisorException {
    List<Verdict> found = new ArrayList<>();
    SentDisks sent = new SentDisks(this, facts, subject);
    for (Disk disk : facts.parts(subject.vm(), subject.source()).devices().disks()) {
      if (!disk.source().isEmpty()) {
        Verdict verdict = sent.isSent(disk) ? sent.of(disk) : disk(disk, subject);
        found.add(disk.isDrive() && verdict.severity().compareTo(Verdict.Severity.WARNING) >= 0
            ? new Verdict(verdict.check(), verdict.severity(), verdict.reason(), Messages.Disk_ejectFix,
                ejectOr(disk, subject, verdict.fixes()))
            : verdict);
      }
    }
    return found.isEmpty() ? List.of(ok(Messages.Disk_none)) : found;
  }

  private Verdict disk(Disk disk, Subject subject) throws HypervisorException {
    Host target = subject.target();
    if (disk.isDrive() && LOCAL_DRIVE.matcher(disk.path()).matches()) {
      return error(NLS.bind(Messages.Disk_localDrive, disk.path(), subject.source().name()), "");
    }
    if (disk.path().isEmpty() && disk.pool().isEmpty()) {
      return unseen(NLS.bind(Messages.Disk_remote, disk.source())); // a server's, which each host reaches by itself
    }
    Optional<List<StoragePool>> pools = facts.pools(target);
    if (pools.isEmpty()) {
      return unseen(NLS.bind(Messages.Disk_unseen, target.name(), disk.source()));
    }
    return disk.pool().isEmpty() ? path(disk, pools.get(), subject)
        : volume(disk, pools.get(), subject);
  }

  private Verdict volume(Disk disk, List<StoragePool> pools, Subject subject) throws HypervisorException {
    Host target = subject.target();
    Optional<StoragePool> pool = pools.stream().filter(one -> one.name().equals(disk.pool())).findFirst();
    if (pool.isEmpty()) {
      return error(NLS.bind(Messages.Disk_noPool, target.name(), disk.pool()), Messages.Disk_missingFix);
    }
    if (!pool.get().isActive()) {
      return inactive(pool.get(), target);
    }
    Optional<StorageVolume> there = facts.volume(target, disk.pool(), disk.volume());
    return there.isEmpty() ? error(NLS.bind(Messages.Disk_missing, target.name(), disk.source()),
        Messages.Disk_missingFix)
        : same(facts.volume(subject.source(), disk.pool(), disk.volume()), there.get(), disk, subject);
  }

  private Verdict path(Disk disk, List<StoragePool> pools, Subject subject) throws HypervisorException {
    String path = HostPaths.plain(disk.path());
    Host target = subject.target();
    Optional<StorageVolume> there = facts.volumeAt(target, path);
    Optional<StorageVolume> here = facts.pools(subject.source()).isEmpty() ? Optional.empty()
        : facts.volumeAt(subject.source(), path);
    if (there.isPresent()) {
      return same(here, there.get(), disk, subject);
    }
    Optional<StoragePool> around = pools.stream()
        .filter(pool -> !pool.path().isEmpty() && path.startsWith(HostPaths.plain(pool.path()) + '/')).findFirst();
    if (around.isPresent()) {
      return around.get().isActive()
          ? error(NLS.bind(Messages.Disk_missing, target.name(), path), Messages.Disk_missingFix)
          : inactive(around.get(), target);
    }
    return here.isEmpty() ? unseen(NLS.bind(Messages.Disk_unseen, target.name(), path))
        : warning(NLS.bind(Messages.Disk_unseen, target.name(), path), Messages.Disk_unseenFix);
  }

  /** The disk is in a pool of the target that is to be started. */
  Verdict inactive(StoragePool pool, Host target) {
    ResourceId id = ResourceId.of(target.id(), pool);
    List<Fix> fixes = resources.obstacle(id, ResourceAction.START_POOL).isPresent() ? List.of()
        : List.of(Fix.of(NLS.bind(Messages.Disk_startPool, pool.name(), target.name()),
            user -> facts.after(resources.perform(id, ResourceAction.START_POOL, user).done())));
    return error(NLS.bind(Messages.Disk_inactive, pool.name(), target.name()), Messages.Disk_inactiveFix)
        .withFixes(fixes);
  }

  /**
   * Whether what both have under one name is one disk, as far as that can be seen: two servers that were bought and set
   * up alike have disks of one size under one name. Media are only read.
   */
  private Verdict same(Optional<StorageVolume> here, StorageVolume there, Disk disk, Subject subject)
      throws HypervisorException {
    Object[] names = {there.path().isEmpty() ? there.name() : there.path(), subject.source().name(),
        subject.target().name()};
    if (here.isPresent() && here.get().capacity() != there.capacity()) {
      return error(NLS.bind(Messages.Disk_otherSize, names), Messages.Disk_missingFix);
    }
    Optional<StoragePool> ours =
        here.isPresent() ? pool(subject.source(), here.get()) : Optional.empty();
    Optional<StoragePool> theirs = pool(subject.target(), there);
    if (ours.isPresent() && theirs.isPresent() && ours.get().capacity() != theirs.get().capacity()) {
      return warning(NLS.bind(Messages.Disk_otherStorage, names), Messages.Disk_otherStorageFix);
    }
    boolean isOne = ours.filter(StoragePool::isOnServer).isPresent()
        && theirs.filter(StoragePool::isOnServer).isPresent();
    return isOne || disk.isDrive() ? ok(NLS.bind(Messages.Disk_ok, names))
        : warning(NLS.bind(Messages.Disk_perhapsTwo, names), Messages.Disk_otherStorageFix);
  }

  private Optional<StoragePool> pool(Host host, StorageVolume volume) throws HypervisorException {
    return facts.pools(host).orElse(List.of()).stream().filter(pool -> pool.name().equals(volume.pool())).findFirst();
  }

  private List<Fix> ejectOr(Disk drive, Subject subject, List<Fix> others) {
    List<Fix> fixes = new ArrayList<>();
    if (devices.obstacle(subject.vm().id(), subject.source().id(), Feature.MEDIA).isEmpty()) {
      Object[] what = {drive.source(), drive.target(), subject.vm().name()};
      fixes.add(Fix.of(NLS.bind(Messages.Disk_eject, what),
          user -> facts.after(devices.changeMedium(subject.vm().id(), subject.source().id(), drive.target(), "", user)
              .done()))
          .asking(NLS.bind(Messages.Disk_ejectAsk, what)));
    }
    fixes.addAll(others);
    return fixes;
  }
}
