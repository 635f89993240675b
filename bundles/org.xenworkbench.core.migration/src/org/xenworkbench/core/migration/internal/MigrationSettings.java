/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.SettingSource;
import org.xenworkbench.core.setting.Settings;

/** How many migrations may be under way at once. */
@Component
public final class MigrationSettings implements SettingSource {

  private static final String BUNDLE = "org.xenworkbench.core.migration";
  private static final String MOST = "100";

  /** From or to one host. */
  static final Setting PER_HOST = Setting.number("migration.perHost", Messages.Setting_perHost, "1", MOST)
      .byDefault("2").hint(Messages.Setting_perHostHint).keptIn(BUNDLE, "perHost");
  /** Between any hosts. */
  static final Setting TOTAL = Setting.number("migration.total", Messages.Setting_total, "1", MOST)
      .byDefault("4").keptIn(BUNDLE, "total");

  @Override
  public List<Setting> settings() {
    return List.of(PER_HOST, TOTAL);
  }

  /** The value in force. */
  static int value(Settings settings, Setting setting) {
    return Integer.parseInt(settings.value(setting));
  }
}
