/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Amount.Unit;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * Something of a VM that a user can set to a number: a row each of the table that operations, event log, MBeans and
 * menus follow, and the facet of the drivers that can do it. What each is called is in {@code words.properties}; a row
 * of somebody else brings words of its own.
 *
 * @param name its name, {@code UPPER_CASE}
 * @param argument the name of its number for MBeans and the like
 * @param feature what a host's driver must be able to do
 * @param precondition what a domain must be for it
 * @param amounts how much a VM can be given, and has, by what is known of it
 * @param deed does it
 * @param words what it is called: {@code description}, a sentence about “it”; {@code value}, the number's label, and
 *     {@code argument}, a sentence about it with its unit;
 *     {@code doing} with the domain, {@code running} and {@code done} with VM, host and value
 * @since 0.1
 */
public record VmSetting(String name, String argument, Feature feature, Precondition precondition,
    Function<VirtualMachine, Amount> amounts, Deed deed, Words words) {

  private static final Words WORDS = Words.beside(VmSetting.class);
  private static final long MIB = 1L << 20;
  /** More than any machine has: whether its host has as much is seen when it starts. */
  private static final long MOST_MEMORY = 16L << 40;

  /** The memory that a VM has while it is active, up to what it may have. */
  public static final VmSetting SET_MEMORY = new VmSetting("SET_MEMORY", "memory",
      Feature.of("SET_MEMORY", MemoryControl.class), Precondition.ACTIVE,
      vm -> new Amount(Unit.BYTES, MIB, vm.maxMemory(), OptionalLong.of(vm.memory()),
          WORDS.of("SET_MEMORY", "most")),
      (session, domain, bytes) -> session.require(MemoryControl.class).setMemory(domain, bytes), WORDS);

  /** The memory that a VM is started with; where that is more than it may have, it may have as much from then on. */
  public static final VmSetting SET_NEXT_MEMORY = new VmSetting("SET_NEXT_MEMORY", "memory",
      Feature.of("SET_NEXT_MEMORY", DefinitionControl.class), Precondition.ANY,
      vm -> new Amount(Unit.BYTES, MIB, MOST_MEMORY, defined(vm, vm.memory())),
      (session, domain, bytes) -> session.require(DefinitionControl.class).defineMemory(domain, bytes), WORDS);
  /** The virtual CPUs that a VM has while it is active, up to as many as it may have. */
  public static final VmSetting SET_VCPUS = new VmSetting("SET_VCPUS", "vcpus",
      Feature.of("SET_VCPUS", VcpuControl.class), Precondition.ACTIVE,
      vm -> new Amount(Unit.COUNT, 1, Math.max(vm.maxVcpus(), vm.vcpus()), OptionalLong.of(vm.vcpus()),
          WORDS.of("SET_VCPUS", "most")),
      (session, domain, count) -> session.require(VcpuControl.class).setVcpus(domain, (int) count), WORDS);
  /** The virtual CPUs that a VM is started with; where these are more than it may have, it may have as many then. */
  public static final VmSetting SET_NEXT_VCPUS = new VmSetting("SET_NEXT_VCPUS", "vcpus",
      Feature.of("SET_NEXT_VCPUS", DefinitionControl.class), Precondition.ANY,
      vm -> new Amount(Unit.COUNT, 1, Bounds.VCPUS, defined(vm, vm.vcpus())),
      (session, domain, count) -> session.require(DefinitionControl.class).defineVcpus(domain, (int) count), WORDS);

  private static final List<VmSetting> VALUES = List.of(SET_MEMORY, SET_NEXT_MEMORY, SET_VCPUS, SET_NEXT_VCPUS);

  /** Sets it. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed {

    /**
     * Sets it for one domain, by the facet of the session.
     *
     * @param domain the UUID that the host lists the domain under
     * @param value in base units
     */
    void set(HypervisorSession session, UUID domain, long value) throws HypervisorException;
  }

  /** What an active VM is defined with is not known: it is what one that is off is told to have. */
  private static OptionalLong defined(VirtualMachine vm, long told) {
    return vm.isActive() || told == 0 ? OptionalLong.empty() : OptionalLong.of(told);
  }

  /** All rows of the core. */
  public static List<VmSetting> values() {
    return VALUES;
  }

  /** Its name in commands, MBeans and the like: {@code setMemory}. */
  public String id() {
    return RowNames.id(name);
  }

  /** How much a VM can be given, and has. */
  public Amount amount(VirtualMachine vm) {
    return amounts.apply(vm);
  }

  /** What it does, as a sentence about “it”. */
  public String description() {
    return words.of(name, "description");
  }

  /** What the number is called. */
  public String label() {
    return words.of(name, "value");
  }

  /** What MBeans say of the number: a sentence with its unit. */
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
