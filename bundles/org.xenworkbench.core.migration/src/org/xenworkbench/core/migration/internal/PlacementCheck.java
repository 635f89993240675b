/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;

/** What the tags of {@link PlacementTags} say of a migration. */
@Component
public class PlacementCheck implements MigrationCheck {

  private final Tags tags;
  private final Inventory inventory;
  private final Maintenance maintenance;

  /** Uses these services. */
  @Activate
  public PlacementCheck(@Reference Tags tags, @Reference Inventory inventory) {
    this.tags = tags;
    this.inventory = inventory;
    this.maintenance = new Maintenance(tags, inventory);
  }

  /** Whether it is this check's word: an evacuation has the tags as rules of its own. */
  static boolean says(Verdict verdict) {
    return verdict.check().equals(Messages.Check_Placement);
  }

  @Override
  public List<Verdict> check(Subject subject) {
    List<Verdict> verdicts = Stream.of(maintenance(subject), pinned(subject), apart(subject), together(subject))
        .flatMap(Optional::stream).toList();
    return verdicts.isEmpty() ? List.of(Verdict.ok(Messages.Check_Placement, Messages.Check_Placement_Ok)) : verdicts;
  }

  private Optional<Verdict> maintenance(Subject subject) {
    return maintenance.has(subject.target().id())
        ? Optional.of(new Verdict(Messages.Check_Placement, Verdict.Severity.ERROR,
            NLS.bind(Messages.Check_Placement_Maintenance, subject.target().name()),
            Messages.Check_Placement_MaintenanceFix))
        : Optional.empty();
  }

  private Optional<Verdict> pinned(Subject subject) {
    return tags.has(subject.vm().id(), PlacementTags.DO_NOT_MIGRATE)
        ? Optional.of(new Verdict(Messages.Check_Placement, Verdict.Severity.ERROR,
            NLS.bind(Messages.Check_Placement_Pinned, subject.vm().name()), Messages.Check_Placement_PinnedFix))
        : Optional.empty();
  }

  private Optional<Verdict> apart(Subject subject) {
    HostId target = subject.target().id();
    Stream<VirtualMachine> there = inventory.virtualMachines().stream()
        .filter(vm -> vm.host().equals(target) || vm.migratingTo().equals(Optional.of(target)));
    return inCommon(subject, there, PlacementTags.APART, subject.request().planned(),
        (other, tag) -> NLS.bind(Messages.Check_Placement_Apart,
            new Object[] {subject.target().name(), other.name(), tag}));
  }

  private Optional<Verdict> together(Subject subject) {
    return inCommon(subject, inventory.virtualMachines(subject.source().id()).stream(), PlacementTags.TOGETHER, false,
        (other, tag) -> NLS.bind(Messages.Check_Placement_Together,
            new Object[] {other.name(), subject.source().name(), tag}));
  }

  /** Says what of a tag that another VM has as well. */
  private interface Words {
    String of(VirtualMachine other, String tag);
  }

  /** @param isRule whether it must not be, rather than should not */
  private Optional<Verdict> inCommon(Subject subject, Stream<VirtualMachine> others, String beginning, boolean isRule,
      Words words) {
    List<String> own = new ArrayList<>(PlacementTags.of(tags, subject.vm().id(), beginning));
    Verdict.Severity severity = isRule ? Verdict.Severity.ERROR : Verdict.Severity.WARNING;
    return own.isEmpty() ? Optional.empty()
        : others
            .filter(other -> other.isActive() && !other.id().equals(subject.vm().id()))
            .flatMap(other -> PlacementTags.of(tags, other.id(), beginning).stream().filter(own::contains)
                .map(tag -> new Verdict(Messages.Check_Placement, severity, words.of(other, tag),
                    Messages.Check_Placement_Fix)))
            .findFirst();
  }
}
