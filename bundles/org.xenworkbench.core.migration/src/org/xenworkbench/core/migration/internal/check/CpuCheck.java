/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.CpuComparison.Match;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;

/**
 * Has the target compare the CPU that the VM has. One that the target cannot give prevents it; where the VM has what
 * its host has, the hosts are compared, and less is a warning: the hypervisor takes the VM, and what its guest uses of
 * it nobody knows. Where the hypervisor compares nothing, nothing is claimed.
 */
@Component(service = MigrationCheck.class)
public final class CpuCheck extends AskingCheck {

  private final HostFacts facts;

  /** Asks by that. */
  @Activate
  public CpuCheck(@Reference HostFacts facts) {
    super(Messages.Cpu);
    this.facts = facts;
  }

  @Override
  List<Verdict> ask(Subject subject) throws HypervisorException {
    String source = architecture(subject.source());
    String target = architecture(subject.target());
    if (!source.isEmpty() && !target.isEmpty() && !source.equals(target)) {
      return List.of(error(NLS.bind(Messages.Cpu_architecture,
          new Object[] {subject.source().name(), source, subject.target().name(), target}), ""));
    }
    try {
      return List.of(compare(subject));
    } catch (HypervisorException e) {
      if (e.kind() == Kind.UNSUPPORTED) {
        return List.of(notCompared(subject));
      }
      throw e;
    }
  }

  private static String architecture(Host host) {
    return host.info().map(HostInfo::architecture).orElse("");
  }

  private Verdict notCompared(Subject subject) {
    return unseen(NLS.bind(Messages.Cpu_notCompared, subject.target().name()));
  }

  private Verdict compare(Subject subject) throws HypervisorException {
    Host target = subject.target();
    Optional<String> cpu = facts.cpu(subject.source());
    if (cpu.isEmpty() || facts.cpu(target).isEmpty()) {
      return notCompared(subject);
    }
    Optional<Match> guest = facts.compareGuest(target, subject.vm(), facts.parts(subject.vm(), subject.source()));
    if (guest.isPresent()) {
      return guest.get().enough() ? ok(NLS.bind(Messages.Cpu_guestOk, target.name()))
          : error(NLS.bind(Messages.Cpu_guestLess, target.name(), missing(guest.get())), Messages.Cpu_guestFix);
    }
    Optional<Match> compared = facts.compareHost(target, cpu.get());
    return compared.isEmpty() ? notCompared(subject) : hosts(compared.get(), subject);
  }

  private Verdict hosts(Match hosts, Subject subject) {
    Host target = subject.target();
    return hosts.enough() ? ok(NLS.bind(Messages.Cpu_hostsOk, target.name(), subject.source().name()))
        : warning(NLS.bind(Messages.Cpu_hostsLess,
            new Object[] {target.name(), subject.source().name(), missing(hosts)}), Messages.Cpu_hostsFix);
  }

  private static String missing(Match match) {
    return match.missing().isEmpty() ? Messages.Cpu_unnamed : match.missing();
  }
}
