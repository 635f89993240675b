/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.time.Duration;
import java.util.StringJoiner;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;

/** What is said above the charts. */
final class PageTexts {

  private static final int MOST_NAMES = 5;
  private static final int MOST_CAUSES = 2;

  private PageTexts() {
  }

  /** That one looks back, first, and then what is not to be seen. */
  static String description(BoardFeed.Page page) {
    StringJoiner sentences = new StringJoiner(" ");
    TimeWindow window = page.window();
    Board board = page.board();
    if (!window.isLive()) {
      sentences.add(NLS.bind(Messages.PerformanceView_lookingBack, Formats.dateTime(window.from(page.time())),
          Formats.dateTime(window.to(page.time()))));
    }
    Duration kept = Resolution.kept(window.from(page.time()), page.time()).step();
    Duration step = Resolution.of(window.length()).step();
    if (!window.isLive() && kept.compareTo(step) > 0 && !hasMost(page, step)) {
      sentences.add(NLS.bind(Messages.PerformanceView_kept, Formats.duration(kept)));
    }
    if (board.leftOut() > 0) {
      sentences.add(NLS.bind(Messages.PerformanceView_leftOut, board.objects().size(),
          board.objects().size() + board.leftOut()));
    }
    if (!board.charts().isEmpty()) {
      board.causes().stream().limit(MOST_CAUSES).forEach(sentences::add);
    }
    if (!board.unmeasured().isEmpty()) {
      sentences.add(NLS.bind(Messages.PerformanceView_unmeasured, someOf(board.unmeasured())));
    }
    return SafeText.caption(sentences.toString());
  }

  /** Whether most of the steps have a value all the same, as samples round a migration, which are kept longer. */
  private static boolean hasMost(BoardFeed.Page page, Duration step) {
    long from = page.window().from(page.time()).toEpochMilli();
    long to = page.window().to(page.time()).toEpochMilli();
    long steps = (to - from) / step.toMillis();
    return page.board().charts().values().stream().flatMap(chart -> chart.series().stream())
        .anyMatch(series -> 2L * (series.ceilingIndex(to) - series.ceilingIndex(from)) > steps);
  }

  /** There is one line for them. */
  private static String someOf(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() > MOST_NAMES ? some + ", …" : some;
  }
}
