/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;

/**
 * A check that asks hosts. Where the core's own checks have said already that it is in vain, nobody is asked; what a
 * host does not answer is a warning, for nobody knows then.
 */
abstract class AskingCheck implements MigrationCheck {

  private final String name;

  AskingCheck(String name) {
    this.name = name;
  }

  /** Asks. */
  abstract List<Verdict> ask(Subject subject) throws HypervisorException;

  @Override
  public final List<Verdict> check(Subject subject) {
    if (!subject.source().isConnected() || !subject.target().isConnected() || !subject.vm().isActive()
        || subject.vm().isMigrating() || subject.vm().isControlDomain()
        || subject.source().id().equals(subject.target().id()) || !isSameDriver(subject)) {
      return List.of();
    }
    try {
      return ask(subject);
    } catch (HypervisorException e) {
      return List.of(warning(NLS.bind(Messages.Check_unanswered, e.getMessage()), ""));
    }
  }

  private static boolean isSameDriver(Subject subject) {
    return subject.sourceConfiguration().endpoint().driver().equals(subject.targetConfiguration().endpoint().driver());
  }

  final Verdict ok(String reason) {
    return Verdict.ok(name, reason);
  }

  final Verdict unseen(String reason) {
    return Verdict.unseen(name, reason);
  }

  final Verdict warning(String reason, String fix) {
    return new Verdict(name, Severity.WARNING, reason, fix);
  }

  final Verdict error(String reason, String fix) {
    return new Verdict(name, Severity.ERROR, reason, fix);
  }
}
