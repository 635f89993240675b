/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.xenworkbench.ui.RefreshTimes;

/** Prints after the last test how long our refreshes held the UI thread, and apart from them, how long openings did. */
final class Watchdog implements CloseableResource {

  private static final double NANOS_PER_MILLI = 1e6;

  private Watchdog() {
    Services.get(RefreshTimes.class).reset();
  }

  static void register(ExtensionContext context) {
    context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(Watchdog.class, key -> new Watchdog());
  }

  @Override
  public void close() {
    RefreshTimes times = Services.get(RefreshTimes.class);
    print("Refreshes on the UI thread", times.summaries());
    print("Openings of views and dialogs", times.openings());
  }

  private static void print(String title, List<RefreshTimes.Summary> summaries) {
    Measured.print(title + ": name, runs, p99 ms, max ms");
    summaries.forEach(each -> Measured.print(String.format(Locale.ROOT, "  %-24s %6d %8.2f %8.2f", each.name(),
        each.runs(), each.p99Nanos() / NANOS_PER_MILLI, each.maxNanos() / NANOS_PER_MILLI)));
  }
}
