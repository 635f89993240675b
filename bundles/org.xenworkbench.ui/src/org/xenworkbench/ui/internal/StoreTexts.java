/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.ui.Formats;

/** What the workbench keeps on disk, in words. */
final class StoreTexts {

  private StoreTexts() {
  }

  /** Reads files. */
  static String usage(EventRetention events, @Nullable HistoryStore history) {
    try {
      Optional<StoreUsage> log = events.usage();
      Optional<StoreUsage> series = history == null ? Optional.empty() : history.usage();
      return log.map(StoreTexts::log).orElse(Messages.StoreTexts_noLog) + '\n'
          + series.map(StoreTexts::history).orElse(Messages.StoreTexts_noHistory);
    } catch (IOException e) {
      return NLS.bind(Messages.StoreTexts_unreadable, e.getMessage());
    }
  }

  private static String log(StoreUsage log) {
    String since = log.oldest().map(Formats::dateTime).orElse(Formats.UNKNOWN);
    return MessageFormat.format(Messages.StoreTexts_log, log.items(), Formats.bytes(log.bytes()), since);
  }

  private static String history(StoreUsage series) {
    return MessageFormat.format(Messages.StoreTexts_history, series.items(), Formats.bytes(series.bytes()));
  }
}
