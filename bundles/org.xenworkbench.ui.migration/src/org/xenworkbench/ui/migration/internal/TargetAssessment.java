/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.model.Host;

/**
 * What is known of a host as target. Immutable.
 *
 * @param host the host
 * @param verdicts what the checks said of all VMs, empty while they run
 */
public record TargetAssessment(Host host, Optional<List<Verdict>> verdicts) {

  /** A target whose checks are running. */
  public static TargetAssessment checking(Host host) {
    return new TargetAssessment(host, Optional.empty());
  }

  /** How bad it is, empty while the checks run. */
  public Optional<Severity> severity() {
    return verdicts.map(list -> list.stream().map(Verdict::severity).max(Comparator.naturalOrder())
        .orElse(Severity.OK));
  }

  /** Whether the VMs may be migrated there. */
  public boolean isPossible() {
    return severity().filter(severity -> severity != Severity.ERROR).isPresent();
  }

  /** The verdict in a word. */
  public String verdictText() {
    return severity().map(severity -> switch (severity) {
      case OK, UNSEEN -> Messages.TargetAssessment_ok;
      case WARNING -> Messages.TargetAssessment_warning;
      case ERROR -> Messages.TargetAssessment_error;
    }).orElse(Messages.TargetAssessment_checking);
  }

  /** The worst reason, or that all checks passed, as far as they have looked. */
  public String reason() {
    if (verdicts.isEmpty()) {
      return "";
    }
    long unseen = verdicts.get().stream().filter(verdict -> verdict.severity() == Severity.UNSEEN).count();
    return verdicts.get().stream().filter(verdict -> verdict.severity().compareTo(Severity.WARNING) >= 0)
        .max(Comparator.comparing(Verdict::severity)).map(Verdict::reason)
        .orElse(unseen == 0 ? Messages.TargetAssessment_allPassed
            : MessageFormat.format(Messages.TargetAssessment_unseen, unseen));
  }

  /** Every verdict with its fix, worst first, a line each. */
  public String details() {
    return verdicts.orElse(List.of()).stream().sorted(Comparator.comparing(Verdict::severity).reversed())
        .map(TargetAssessment::line).distinct().collect(Collectors.joining("\n"));
  }

  private static String line(Verdict verdict) {
    return NLS.bind(Messages.TargetAssessment_line, new Object[] {verdict.check(), verdict.reason(), verdict.fix()})
        .trim();
  }
}
