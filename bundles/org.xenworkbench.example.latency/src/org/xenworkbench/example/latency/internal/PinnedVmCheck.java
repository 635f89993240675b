/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import java.util.List;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;

/** Warns before a VM is moved whose name says that it is meant to stay where it is, such as {@code pinned-licence}. */
@Component(service = MigrationCheck.class)
public final class PinnedVmCheck implements MigrationCheck {

  static final String PREFIX = "pinned-";

  @Override
  public List<Verdict> check(Subject subject) {
    String name = subject.vm().name();
    if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      return List.of();
    }
    return List.of(new Verdict(Messages.PinnedVmCheck_Name, Severity.WARNING,
        NLS.bind(Messages.PinnedVmCheck_Reason, name, subject.source().name()), Messages.PinnedVmCheck_Fix));
  }
}
