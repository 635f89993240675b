/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.concurrent.ConcurrentHashMap;
import java.util.Set;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeVmDevices;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** Two simulated hosts, of which checks ask whether "web" can go from a to b. */
final class CheckedFleet extends SimulatedEngine {

  static final String DISK = "/srv/images/web.qcow2";

  final FakeHostResources resources = new FakeHostResources();
  final FakeVmDevices devices = new FakeVmDevices();

  /** What it is asked with: what is done in the simulator is seen by the next question. */
  HostFacts facts() {
    return new HostFacts(hosts, polling, time, Duration.ofSeconds(2));
  }

  List<MigrationCheck> checks(HostFacts facts) {
    return List.of(new VersionCheck(), new CpuCheck(facts), new DiskCheck(facts, resources, devices),
        new NetworkCheck(facts, resources), new DeviceCheck(facts), new IdentityCheck(), new LeftBehindCheck(),
        new SlotsCheck(hosts));
  }

  Subject subject() {
    return subject(UnaryOperator.identity());
  }

  /** The same with a request that is another. */
  Subject subject(UnaryOperator<MigrationRequest> change) {
    return new Subject(change.apply(MigrationRequest.peerToPeer(web, b)), vm(web), inventory.host(a).orElseThrow(),
        inventory.host(b).orElseThrow(), registry.capabilities(a), registry.capabilities(b),
        registry.configuration(a).orElseThrow(), registry.configuration(b).orElseThrow(),
        inventory.virtualMachines(b), Optional.empty());
  }

  List<Verdict> check() {
    Subject subject = subject();
    return checks(facts()).stream().flatMap(check -> check.check(subject).stream()).toList();
  }

  /** What is not well. */
  List<Verdict> complaints() {
    return check().stream().filter(verdict -> verdict.severity().compareTo(Severity.WARNING) >= 0).toList();
  }

  /** Somebody does something on a host. */
  void on(HostId host, HostCalls.Task task) throws HypervisorException {
    hosts.run(host, Role.OPERATIONS, task);
  }

  /** Redefines the VM, and starts it anew; a poll may be faster than the events of that, which are waited for. */
  void redefine(String from, String to) throws HypervisorException {
    Set<DomainEvent.Type> heard = ConcurrentHashMap.newKeySet();
    try (Registration listening = hosts.addListener(new HostEventListener() {
      @Override
      public void domainEvent(HostId host, DomainEvent event) {
        heard.add(event.type());
      }
    })) {
      on(a, session -> {
        String now = session.require(DefinitionAccess.class).definition(web.uuid());
        if (!now.contains(from)) {
          throw new AssertionError(from + " is not in " + now);
        }
        session.require(DefinitionControl.class).define(web.uuid(), now.replace(from, to));
        session.require(PowerControl.class).power(web.uuid(), PowerAction.FORCE_OFF);
      });
      until("it is off", () -> heard.contains(DomainEvent.Type.STOPPED) && !vm(web).state().isRunning());
      on(a, session -> session.require(PowerControl.class).power(web.uuid(), PowerAction.START));
      until("it runs again", () -> heard.contains(DomainEvent.Type.STARTED) && vm(web).isActive()
          && vm(web).state().isRunning());
    }
  }
}
