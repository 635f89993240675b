/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * Something that a user can change of what a host keeps of a VM, by itself or with a text: a row each of the table that
 * operations, event log, MBeans and menus follow. What each is called is in {@code words.properties}; a row of somebody
 * else brings words of its own.
 *
 * @param name its name, {@code UPPER_CASE}
 * @param feature what a host's driver must be able to do
 * @param precondition what a domain must be for it
 * @param fits whether it is possible with a VM in that state; where it is not, {@code unfit} of the words says why
 * @param text the text that it is done with; empty if it is done without
 * @param deed does it
 * @param words what it is called: {@code description}, a sentence about “it”; {@code argument}, a sentence about the
 *     text, where there is one; {@code unfit} with the VM, where not all fit; {@code doing} with the domain,
 *     {@code running} and {@code done} with VM, host and text
 * @since 0.1
 */
public record VmChange(String name, Feature feature, Precondition precondition,
    Optional<Predicate<VirtualMachine>> fits, Optional<VmText> text, Deed deed, Words words) {

  private static final Words WORDS = Words.beside(VmChange.class);

  /** The state that its host keeps on disk is thrown away, so that it boots at its next start. */
  public static final VmChange DISCARD_SAVED = new VmChange("DISCARD_SAVED",
      Feature.of("DISCARD_SAVED", DefinitionControl.class), Precondition.OFF, Optional.of(VirtualMachine::saved),
      Optional.empty(), (session, domain, text) -> session.require(DefinitionControl.class).discardSaved(domain),
      WORDS);
  /** It is started when its host starts. */
  public static final VmChange ENABLE_AUTOSTART = autostart("ENABLE_AUTOSTART", true);
  /** It is not. */
  public static final VmChange DISABLE_AUTOSTART = autostart("DISABLE_AUTOSTART", false);

  /** It has another name. */
  public static final VmChange RENAME = new VmChange("RENAME", Feature.of("RENAME", DefinitionControl.class),
      Precondition.OFF, Optional.of(vm -> !vm.saved()), Optional.of(new VmText("name", VmText.Kind.NAME)),
      (session, domain, text) -> session.require(DefinitionControl.class).rename(domain, text), WORDS);
  /** What its users write about it. */
  public static final VmChange SET_DESCRIPTION = new VmChange("SET_DESCRIPTION",
      Feature.of("SET_DESCRIPTION", DefinitionControl.class), Precondition.ANY, Optional.empty(),
      Optional.of(new VmText("description", VmText.Kind.WORDS)),
      (session, domain, text) -> session.require(DefinitionControl.class).describe(domain, text), WORDS);
  /** Its host forgets it; its disks stay. */
  public static final VmChange DELETE = new VmChange("DELETE", Feature.of("DELETE", DefinitionControl.class),
      Precondition.OFF, Optional.empty(), Optional.empty(),
      (session, domain, text) -> session.require(DefinitionControl.class).delete(domain), WORDS);

  /** What it is now is kept. */
  public static final VmChange TAKE_SNAPSHOT = snapshot("TAKE_SNAPSHOT", SnapshotControl::takeSnapshot);
  /** It is again what it was. */
  public static final VmChange REVERT_TO_SNAPSHOT = snapshot("REVERT_TO_SNAPSHOT", SnapshotControl::revertToSnapshot);
  /** What it was is kept no more. */
  public static final VmChange DELETE_SNAPSHOT = snapshot("DELETE_SNAPSHOT", SnapshotControl::deleteSnapshot);

  private static final List<VmChange> VALUES = List.of(DISCARD_SAVED, ENABLE_AUTOSTART, DISABLE_AUTOSTART, RENAME,
      SET_DESCRIPTION, DELETE, TAKE_SNAPSHOT, REVERT_TO_SNAPSHOT, DELETE_SNAPSHOT);

  /** Does something with the snapshot of that name. */
  private interface SnapshotDeed {
    void with(SnapshotControl control, UUID domain, String name) throws HypervisorException;
  }

  /** Changes it. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed {

    /**
     * Changes it for one domain, by the facet of the session.
     *
     * @param domain the UUID that the host lists the domain under
     * @param text what it is changed with; empty if there is none
     */
    void change(HypervisorSession session, UUID domain, String text) throws HypervisorException;
  }

  private static VmChange autostart(String name, boolean on) {
    return new VmChange(name, Feature.AUTOSTART, Precondition.ANY,
        Optional.of(vm -> vm.persistent() && vm.autostart() != on), Optional.empty(),
        (session, domain, text) -> session.require(DefinitionControl.class).setAutostart(domain, on), WORDS);
  }

  private static VmChange snapshot(String name, SnapshotDeed deed) {
    return new VmChange(name, Feature.SNAPSHOTS, Precondition.ANY, Optional.empty(),
        Optional.of(new VmText("name", VmText.Kind.SNAPSHOT)),
        (session, domain, text) -> deed.with(session.require(SnapshotControl.class), domain, text), WORDS);
  }

  /** All rows of the core. */
  public static List<VmChange> values() {
    return VALUES;
  }

  /** Its name in commands, MBeans and the like: {@code discardSaved}. */
  public String id() {
    return RowNames.id(name);
  }

  /** Why it is not possible with a VM although that is in a state for it, as a sentence; empty if it is. */
  public Optional<String> obstacle(VirtualMachine vm) {
    return fits.filter(fit -> !fit.test(vm)).map(fit -> words.of(name, "unfit", vm.name()));
  }

  /** What it does, as a sentence about “it”. */
  public String description() {
    return words.of(name, "description");
  }

  /** What MBeans say of the text: a sentence. */
  public String argumentDescription() {
    return words.of(name, "argument");
  }

  /** That it is tried with a domain, for what a driver says of a failure. */
  public String doing(String domain) {
    return words.of(name, "doing", domain);
  }

  /** That it is going on, as the event log says it. */
  public String running(String vm, String host, String value) {
    return words.of(name, "running", vm, host, value);
  }

  /** That it was done, as the event log says it. */
  public String done(String vm, String host, String value) {
    return words.of(name, "done", vm, host, value);
  }
}
