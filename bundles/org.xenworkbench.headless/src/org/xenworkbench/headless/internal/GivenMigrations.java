/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.operation.OperationGroup;

/** Migrates the virtual machines of the command line to one host: all, or none if it is known that one cannot. */
final class GivenMigrations implements Deed {

  private final Services services;
  private final Names names;
  private final Asked asked;
  private final Host target;

  /**
   * Finds the target.
   *
   * @throws IOException if it is not known
   */
  GivenMigrations(Services services, Asked asked) throws IOException {
    this.services = services;
    this.asked = asked;
    this.names = new Names(services.inventory());
    this.target = names.host(asked.target().orElse(""));
  }

  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException {
    if (!Connecting.await(services, Connecting.LISTED, ended)) {
      return NOT_ALL;
    }
    List<VirtualMachine> vms = names.vms(asked.names());
    requirePossible(vms);
    return asked.isPlan() ? tell(vms, out) : migrate(vms, ended, err);
  }

  private void requirePossible(List<VirtualMachine> vms) throws IOException {
    List<String> obstacles = new ArrayList<>();
    for (VirtualMachine vm : vms) {
      services.migrations().obstacle(vm.id(), target.id())
          .ifPresent(reason -> obstacles.add(NLS.bind(Messages.GivenMigrations_Cannot,
              new Object[] {vm.name(), target.name(), reason})));
    }
    if (!obstacles.isEmpty()) {
      throw new IOException(String.join(" ", obstacles));
    }
  }

  private MigrationRequest request(VirtualMachine vm) {
    return MigrationRequest.peerToPeer(vm.id(), target.id());
  }

  private int tell(List<VirtualMachine> vms, Consumer<String> out) throws IOException {
    List<Verdict> verdicts;
    try {
      verdicts = services.migrations().checkTogether(vms.stream().map(this::request).toList());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e); // one of them has gone
    }
    vms.forEach(vm -> out.accept(NLS.bind(Messages.Plan_Move,
        new Object[] {vm.name(), names.of(vm.host()), target.name()})));
    verdicts.stream().filter(verdict -> verdict.severity() != Verdict.Severity.OK)
        .sorted(Comparator.comparing(Verdict::severity).reversed())
        .forEach(verdict -> out.accept(NLS.bind(Messages.GivenMigrations_Verdict,
            new Object[] {verdict.severity(), verdict.check(), (verdict.reason() + ' ' + verdict.fix()).strip()})));
    out.accept(Messages.Plan_Only);
    return verdicts.stream().anyMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR) ? NOT_ALL : DONE;
  }

  private int migrate(List<VirtualMachine> vms, CompletableFuture<Void> ended, Consumer<String> err) {
    BegunMigrations begun = new BegunMigrations(services.log(), vms.stream().map(VirtualMachine::id).toList());
    if (vms.size() == 1) {
      begin(vms.get(0), err);
    } else {
      try (OperationGroup group = services.operations().together(vms.size())) {
        vms.forEach(vm -> begin(vm, err).ifPresent(reason -> group.refused(vm.name(), reason)));
      }
    }
    return begun.arrived(ended) == vms.size() ? DONE : NOT_ALL;
  }

  /** Why it is refused, if somebody was faster. */
  private Optional<String> begin(VirtualMachine vm, Consumer<String> err) {
    try {
      services.migrations().migrate(request(vm), Initiator.commandLine());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      err.accept(NLS.bind(Messages.GivenMigrations_Cannot, new Object[] {vm.name(), target.name(), reason}));
      return Optional.of(reason);
    }
  }
}
