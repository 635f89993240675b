/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.ManualClock;

class PreferenceChangesTest {

  @Test
  void aChangedSettingOfTheCoresBundlesIsInTheEventLog() throws Exception {
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
    SettingsLog settings = new SettingsLog(new ManualClock());
    settings.use(log);
    IEclipsePreferences scope = new EclipsePreferences();
    IEclipsePreferences core = (IEclipsePreferences) scope.node("org.xenworkbench.core");
    PreferenceChanges changes = new PreferenceChanges(settings, (bundle, key) -> "");
    changes.listenTo(scope);
    changes.declare("org.xenworkbench.core.libvirt", "tls.certificates", "", SettingWords
        .of(Setting.text("tls", "Folder of &TLS certificates:").keptIn("any", "any")));
    core.putBoolean("connectAtStart", false); // as it is without being set
    core.putBoolean("connectAtStart", true);
    core.putLong(Preferences.INTERVAL_MILLIS, 7_000); // the sampler tells
    core.putLong("state.eventlog.retention.reached.millis", 7_000); // nobody's setting
    scope.node("org.xenworkbench.core.libvirt").put("tls.certificates", "/etc/tls");
    scope.node("org.xenworkbench.core.libvirt").put("other", "x"); // nobody has said what it is called
    core.putLong(Preferences.EVENT_RETENTION + ".reached.millis", 7); // bookkeeping
    core.putLong(Preferences.HISTORY_RETENTION + ".leap.millis", 7);
    scope.node("org.xenworkbench.ui").put("sash", "3");
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactlyInAnyOrder(
        "Changed the setting 'Connect hosts when the workbench starts, as far as their properties say so'"
            + " (org.xenworkbench.core/connectAtStart): off before, on now",
        "Changed the setting 'Folder of TLS certificates' (org.xenworkbench.core.libvirt/tls.certificates):"
            + " not set before, /etc/tls now",
        "Changed the setting org.xenworkbench.core.libvirt/other: not set before, x now");
  }

  @Test
  void whatIsIgnoredIsThatChangeAndNoOther() throws Exception {
    FakeEventLog log = new FakeEventLog();
    SettingsLog settings = new SettingsLog(new ManualClock());
    settings.use(log);
    IEclipsePreferences scope = new EclipsePreferences();
    IEclipsePreferences core = (IEclipsePreferences) scope.node("org.xenworkbench.core");
    PreferenceChanges changes = new PreferenceChanges(settings, (bundle, key) -> "");
    changes.listenTo(scope);
    changes.ignore(core.name(), "key", () -> {
      core.put("key", "ours");
      CompletableFuture.runAsync(() -> core.put("key", "another thread's")).join();
    });
    assertThatIllegalStateException().isThrownBy(() -> changes.ignore(core.name(), "key", () -> {
      throw new IllegalStateException("The node was removed.");
    }));
    core.put("key", "later");
    assertThat(log.written()).extracting(LogEntry::message).containsExactly(
        "Changed the setting org.xenworkbench.core/key: ours before, another thread's now",
        "Changed the setting org.xenworkbench.core/key: another thread's before, later now");
  }
}
