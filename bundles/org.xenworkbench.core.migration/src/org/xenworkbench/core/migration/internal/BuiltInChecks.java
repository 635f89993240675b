/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;

/** The checks that the core makes itself, from what it knows without asking a host. */
final class BuiltInChecks {

  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

  private final Fixes fixes;

  BuiltInChecks(Fixes fixes) {
    this.fixes = fixes;
  }

  /** What concerns a VM, whatever else is migrated. */
  List<Verdict> each(Subject subject) {
    return List.of(connected(subject), state(subject), driver(subject), peer(subject), name(subject));
  }

  /** What concerns all VMs that go to one target together. */
  List<Verdict> together(List<Subject> subjects) {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(memory(subjects));
    Set<String> names = new HashSet<>();
    subjects.stream().map(subject -> subject.vm().name()).filter(name -> !names.add(name)).distinct()
        .forEach(name -> verdicts.add(error(Messages.Check_Name, NLS.bind(Messages.Check_Name_Twice, name),
            Messages.Check_Name_Fix)));
    return verdicts;
  }

  private Verdict connected(Subject subject) {
    return Stream.of(subject.source(), subject.target()).filter(host -> !host.isConnected()).findFirst()
        .map(host -> error(Messages.Check_Connected, NLS.bind(Messages.Check_Connected_Error, host.name()),
            Messages.Check_Connected_Fix).withFixes(fixes.connect(host)))
        .orElse(Verdict.ok(Messages.Check_Connected, Messages.Check_Connected_Ok));
  }

  private Verdict state(Subject subject) {
    VirtualMachine vm = subject.vm();
    if (vm.isControlDomain()) {
      return error(Messages.Check_State,
          NLS.bind(Messages.Check_State_ControlDomain, vm.name(), subject.source().name()), "");
    }
    if (vm.isMigrating()) {
      return error(Messages.Check_State, NLS.bind(Messages.Check_State_Migrating, vm.name()), "");
    }
    if (sameMachine(subject.source(), subject.target())) {
      boolean isSame = subject.source().id().equals(subject.target().id());
      return error(Messages.Check_State, NLS.bind(isSame ? Messages.Check_State_Same : Messages.Check_State_SameMachine,
          subject.source().name()), "");
    }
    return vm.state().isRunning() ? Verdict.ok(Messages.Check_State, Messages.Check_State_Ok)
        : error(Messages.Check_State, Messages.Check_State_NotRunning, Messages.Check_State_NotRunningFix)
            .withFixes(fixes.run(vm));
  }

  private static boolean sameMachine(Host one, Host two) {
    return one.sameMachineAs().orElse(one.id()).equals(two.sameMachineAs().orElse(two.id()));
  }

  /** The target is in the list twice: it is one target, by the name with which its VMs are shown. */
  static Verdict twice(Host target, Host shown) {
    return error(Messages.Check_Machine, NLS.bind(Messages.Check_Machine_Twice, target.name(), shown.name()),
        NLS.bind(Messages.Check_Machine_Fix, shown.name()));
  }

  private static Verdict driver(Subject subject) {
    String source = subject.sourceConfiguration().endpoint().driver();
    String target = subject.targetConfiguration().endpoint().driver();
    if (!source.equals(target)) {
      return error(Messages.Check_Driver, NLS.bind(Messages.Check_Driver_Differs,
          new Object[] {subject.source().name(), source, subject.target().name(), target}), "");
    }
    if (subject.sourceConfiguration().readOnly() || subject.targetConfiguration().readOnly()) {
      Host host = subject.sourceConfiguration().readOnly() ? subject.source() : subject.target();
      return error(Messages.Check_Driver, NLS.bind(Messages.Check_Driver_ReadOnly, host.name()), "");
    }
    return subject.sourceCapabilities().flatMap(can -> can.whyNot(Feature.LIVE_MIGRATION))
        .map(reason -> error(Messages.Check_Driver,
            NLS.bind(Messages.Check_Driver_Cannot, subject.source().name(), reason), ""))
        .orElse(Verdict.ok(Messages.Check_Driver, Messages.Check_Driver_Ok));
  }

  /** Memory goes to the peer address unless another is chosen, whoever drives; the source itself calls the peer's. */
  private static Verdict peer(Subject subject) {
    Endpoint peer = subject.targetConfiguration().peerEndpoint();
    Optional<String> address = subject.request().address().filter(chosen -> !subject.request().options().tunnelled());
    boolean isAsked = address.isEmpty() || subject.request().mode() == MigrationRequest.Mode.PEER_TO_PEER;
    Optional<String> wrong = isAsked && isLoopback(peer) ? Optional.of(peer.displayText())
        : address.filter(BuiltInChecks::isLoopback);
    Object[] hosts = {subject.source().name(), subject.target().name(),
        wrong.or(() -> address).orElseGet(peer::displayText)};
    return wrong.isEmpty() || subject.target().simulated()
        ? Verdict.ok(Messages.Check_Peer, NLS.bind(Messages.Check_Peer_Ok, hosts))
        : error(Messages.Check_Peer, NLS.bind(Messages.Check_Peer_Loopback, hosts),
            NLS.bind(Messages.Check_Peer_LoopbackFix, subject.target().name()));
  }

  private static boolean isLoopback(Endpoint endpoint) {
    return !endpoint.transport().isRemote() || isLoopback(endpoint.address());
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || LOOPBACK.contains(address);
  }

  private Verdict memory(List<Subject> subjects) {
    String target = subjects.get(0).target().name();
    long needed = subjects.stream().mapToLong(subject -> subject.vm().memory()).sum();
    if (subjects.get(0).targetMemoryFree().isEmpty()) {
      return new Verdict(Messages.Check_Memory, Verdict.Severity.WARNING,
          NLS.bind(Messages.Check_Memory_Unknown, target), "");
    }
    long free = subjects.get(0).targetMemoryFree().get();
    Object[] values = {target, Quantities.bytes(free), Quantities.bytes(needed), Quantities.bytes(needed - free),
        subjects.size()};
    return free >= needed ? Verdict.ok(Messages.Check_Memory, MessageFormat.format(Messages.Check_Memory_Ok, values))
        : error(Messages.Check_Memory, MessageFormat.format(Messages.Check_Memory_Short, values),
            NLS.bind(Messages.Check_Memory_Fix, target))
            .withFixes(fixes.free(subjects.get(0).target(), subjects.get(0).targetMachines(), needed - free));
  }

  private static Verdict name(Subject subject) {
    boolean taken = subject.targetMachines().stream()
        .anyMatch(other -> other.name().equals(subject.vm().name()) && !other.id().equals(subject.vm().id()));
    if (taken) {
      return error(Messages.Check_Name,
          NLS.bind(Messages.Check_Name_Taken, subject.target().name(), subject.vm().name()), Messages.Check_Name_Fix);
    }
    // hypervisors compare bytes, and users what they see
    boolean looksTaken = subject.targetMachines().stream().anyMatch(
        other -> NameOrder.isSame(other.name(), subject.vm().name()) && !other.id().equals(subject.vm().id()));
    return looksTaken ? new Verdict(Messages.Check_Name, Verdict.Severity.WARNING,
        NLS.bind(Messages.Check_Name_Alike, subject.target().name(), subject.vm().name()), Messages.Check_Name_Fix)
        : Verdict.ok(Messages.Check_Name, Messages.Check_Name_Ok);
  }

  private static Verdict error(String check, String reason, String fix) {
    return new Verdict(check, Verdict.Severity.ERROR, reason, fix);
  }
}
