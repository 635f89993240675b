/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import java.util.List;
import org.osgi.framework.ServiceRegistration;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;

/** Migration checks as a third party would add them. */
final class Checks {

  private Checks() {
  }

  /** A check that refuses everything, until it is closed. */
  static AutoCloseable refusing(String reason, String fix) {
    MigrationCheck check = subject -> List.of(new Verdict("Test", Verdict.Severity.ERROR, reason, fix));
    ServiceRegistration<MigrationCheck> registration =
        Services.context().registerService(MigrationCheck.class, check, null);
    return registration::unregister;
  }
}
