/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;

/**
 * The word of a check before a migration.
 *
 * @param check what was checked
 * @param severity OK, UNSEEN if nothing is known, WARNING, or ERROR, which prevents the migration
 * @param reason what was found, as a sentence
 * @param fix what to do about it, as a sentence; may be empty
 * @param fixes what of that the workbench can do at once
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record VerdictData(String check, String severity, String reason, String fix, String... fixes) {

  static VerdictData of(Verdict verdict) {
    return new VerdictData(verdict.check(), verdict.severity().name(), verdict.reason(), verdict.fix(),
        verdict.fixes().stream().map(Fix::label).toArray(String[]::new));
  }

  public String getCheck() {
    return check;
  }

  public String getSeverity() {
    return severity;
  }

  public String getReason() {
    return reason;
  }

  public String getFix() {
    return fix;
  }

  public String[] getFixes() {
    return fixes.clone();
  }
}
