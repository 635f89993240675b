/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.ui.migration.internal.Messages;

/**
 * What checks offer now of what a marker offered once. Its question is asked: the marker may be old, or anybody's. UI
 * thread.
 *
 * @param verdicts what the checks say now
 * @param asks asks a question; whether the answer was yes
 * @param says tells the user something
 */
record OfferedNow(List<Verdict> verdicts, Predicate<String> asks, Consumer<String> says) {

  /** Starts what is called so, after asking where that is needed, or says that it is offered no more. */
  void start(String label, Consumer<Fix> starts) {
    Optional<Fix> fix = verdicts.stream().flatMap(verdict -> verdict.fixes().stream())
        .filter(offered -> Blocker.line(offered.label()).equals(label)).findFirst();
    if (fix.isEmpty()) {
      says.accept(NLS.bind(Messages.BlockerResolution_gone, label));
    } else if (fix.get().question().isEmpty() || asks.test(fix.get().question().get())) {
      starts.accept(fix.get());
    }
  }
}
