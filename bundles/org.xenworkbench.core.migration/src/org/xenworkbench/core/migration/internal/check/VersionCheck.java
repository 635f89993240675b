/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostInfo;

/**
 * Compares the hypervisors by what the hosts told when they were connected. One of another product cannot take the VM;
 * an older one may, for neither Xen nor QEMU promises it.
 */
@Component(service = MigrationCheck.class)
public final class VersionCheck extends AskingCheck {

  /** Asks nobody. */
  public VersionCheck() {
    super(Messages.Version);
  }

  @Override
  List<Verdict> ask(Subject subject) throws HypervisorException {
    Optional<HostInfo> source = subject.source().info();
    Optional<HostInfo> target = subject.target().info();
    if (source.isEmpty() || target.isEmpty()) {
      return List.of(unseen(NLS.bind(Messages.Version_untold,
          (source.isEmpty() ? subject.source() : subject.target()).name())));
    }
    return List.of(compare(subject, source.get(), target.get()));
  }

  private Verdict compare(Subject subject, HostInfo source, HostInfo target) {
    Object[] names = {subject.source().name(), text(source), subject.target().name(), text(target)};
    if (!source.hypervisor().equals(target.hypervisor())) {
      return error(NLS.bind(Messages.Version_product, names), "");
    }
    if (!source.hypervisorVersion().isEmpty() && source.hypervisorVersion().equals(target.hypervisorVersion())) {
      return ok(NLS.bind(Messages.Version_ok, names));
    }
    int[] from = numbers(source.hypervisorVersion());
    int[] to = numbers(target.hypervisorVersion());
    if (from.length == 0 || to.length == 0) {
      return unseen(NLS.bind(Messages.Version_same, source.hypervisor()));
    }
    return Arrays.compare(to, from) < 0 ? warning(NLS.bind(Messages.Version_older, names), Messages.Version_fix)
        : ok(NLS.bind(Messages.Version_ok, names));
  }

  private static String text(HostInfo info) {
    return (info.hypervisor() + ' ' + info.hypervisorVersion()).strip();
  }

  /** None if it is no version of numbers. */
  static int[] numbers(String version) {
    return version.matches("\\d{1,9}(\\.\\d{1,9}){0,9}")
        ? Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray() : new int[0];
  }
}
