/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.alerts.internal.Messages;

/** What a preview says. Knows no widgets. */
final class PreviewTexts {

  /** History that begins so much of the range later than asked for is short. */
  private static final int PART = 20;
  /** Samples are said to be what they are, also where they come late. */
  private static final Duration FINE = Resolution.MINUTES.step().dividedBy(2);

  private PreviewTexts() {
  }

  /** How often a rule would have fired, and how far that can be relied on. */
  static String of(AlertPreview preview, Scope measured, PreviewRange range, Instant asked) {
    boolean hosts = measured == Scope.HOST;
    if (preview.objects() == 0) {
      return NLS.bind(Messages.PreviewTexts_nothing, range.words());
    }
    StringJoiner sentences = new StringJoiner(" ");
    long fired = preview.firings().stream().map(AlertPreview.Firing::object).distinct().count();
    sentences.add(preview.count() == 0
        ? MessageFormat.format(hosts ? Messages.PreviewTexts_neverHosts : Messages.PreviewTexts_neverVms,
            preview.objects(), range.words())
        : MessageFormat.format(hosts ? Messages.PreviewTexts_hosts : Messages.PreviewTexts_vms, preview.count(),
            fired, isCoarse(preview) ? Messages.PreviewTexts_about : "", preview.objects(), range.words()));
    if (preview.count() > preview.firings().size()) {
      sentences.add(MessageFormat.format(Messages.PreviewTexts_most, preview.firings().size()));
    }
    Duration missing = Duration.between(asked, preview.from());
    if (missing.compareTo(range.length().dividedBy(PART)) > 0) {
      sentences.add(NLS.bind(Messages.PreviewTexts_short, Formats.dateTime(preview.from())));
    }
    if (isCoarse(preview)) {
      sentences.add(NLS.bind(Messages.PreviewTexts_coarse, Formats.duration(preview.step())));
    }
    return sentences.toString();
  }

  /** Of means nobody can tell how often exactly. */
  private static boolean isCoarse(AlertPreview preview) {
    return preview.step().compareTo(FINE) > 0;
  }
}
