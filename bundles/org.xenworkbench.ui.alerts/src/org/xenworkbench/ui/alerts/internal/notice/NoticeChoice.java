/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IPreferencesService;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Of which alerts a popup tells; a preference. */
enum NoticeChoice {
  ALL(Messages.NoticeChoice_all),
  CRITICAL(Messages.NoticeChoice_critical),
  NONE(Messages.NoticeChoice_none);

  static final String QUALIFIER = "org.xenworkbench.ui.alerts";
  static final String PREFERENCE = "notices";

  private final String label;

  NoticeChoice(String label) {
    this.label = label;
  }

  /** What the user has chosen: all, unless something else was. */
  static NoticeChoice current() {
    IPreferencesService preferences = Platform.getPreferencesService();
    String chosen = preferences.getString(QUALIFIER, PREFERENCE, ALL.name(), null);
    return Stream.of(values()).filter(each -> each.name().equals(chosen)).findFirst().orElse(ALL);
  }

  String label() {
    return label;
  }

  boolean includes(AlertSeverity severity) {
    return this == ALL || this == CRITICAL && severity == AlertSeverity.CRITICAL;
  }
}
