/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.setting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.SettingSource;
import org.xenworkbench.core.text.Quantities;

/** The core's settings. */
@Component
public final class EngineSettings implements SettingSource {

  private final List<Setting> settings;

  /** Of these services. */
  @Activate
  public EngineSettings(@Reference Polling polling, @Reference EventRetention retention) {
    settings = List.of(
        Setting.number("sampling.interval", SharedMessages.Setting_Interval, seconds(Polling.MIN_INTERVAL),
            seconds(Polling.MAX_INTERVAL)).byDefault("5.0").in(SharedMessages.Setting_Seconds)
            .hint(NLS.bind(Messages.Setting_IntervalHint, Quantities.duration(Polling.MIN_INTERVAL),
                Quantities.duration(Polling.MAX_INTERVAL)))
            .ownedBy(() -> seconds(polling.interval()),
                value -> polling.setInterval(Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValue()))),
        Setting.onOrOff("connectAtStart", SharedMessages.Setting_ConnectAtStart)
            .keptIn(Preferences.QUALIFIER, Preferences.CONNECT_AT_START),
        Setting.number("eventlog.retention", SharedMessages.Setting_Retention, "0",
            Long.toString(EventRetention.LONGEST.toDays())).byDefault("365").in(Messages.Setting_Days)
            .ownedBy(() -> Long.toString(retention.retention().toDays()),
                value -> retention.setRetention(Duration.ofDays(Long.parseLong(value)))));
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis() / 100, 1).toPlainString();
  }

  @Override
  public List<Setting> settings() {
    return settings;
  }
}
