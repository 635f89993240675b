/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.Logged;

class PreferencesTest {

  private final FullDisk disk = new FullDisk();
  private final Preferences preferences = new Preferences(disk, new EclipsePreferences());
  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));

  @Test
  void settingsThatCannotBeSavedAreToldUntilTheyAre() {
    preferences.bindLog(log);
    disk.full = true;
    preferences.putLong("key", 7);
    assertThat(log.fault()).hasValueSatisfying(text -> assertThat(text).startsWith(
        "Settings cannot be saved: No space left on device. They hold until the workbench ends."));
    assertThat(log.unsaved()).isEqualTo(log.fault());
    disk.full = false;
    preferences.putLong("key", 8);
    assertThat(log.fault()).isEmpty();
    assertThat(log.unsaved()).isEmpty();
  }

  /** By the keys that the platform writes. */
  @Test
  void whatTheFileShouldHaveIsKnownWhileAllIsSaved() {
    disk.put("a", "1");
    disk.node("hosts/x").put("name", "pm1");
    disk.node("hosts/x").put("b/c", "2");
    disk.put("d/e", "3");
    assertThat(preferences.memory().saved()).contains(
        Map.of("a", "1", "hosts/x/name", "pm1", "hosts/x//b/c", "2", "//d/e", "3"));
    disk.full = true;
    preferences.putLong("key", 7);
    assertThat(preferences.memory().saved()).isEmpty();
  }

  @Test
  void aLogThatComesLaterIsToldToo() {
    disk.full = true;
    preferences.putLong("key", 7);
    preferences.bindLog(log);
    assertThat(log.unsaved()).isPresent();
  }

  @Test
  void aSwitchThatIsNoneIsToldOnceAndTheDefaultOfTheProductIsUsed() {
    EclipsePreferences defaults = new EclipsePreferences();
    defaults.putBoolean(Preferences.CONNECT_AT_START, true);
    disk.put(Preferences.CONNECT_AT_START, "maybe");
    disk.put("other", "kept");
    Preferences damaged = new Preferences(disk, defaults);
    assertThat(damaged.getBoolean(Preferences.CONNECT_AT_START, false)).isTrue();
    damaged.bindLog(log);
    assertThat(damaged.getBoolean(Preferences.CONNECT_AT_START, false)).isTrue();
    assertThat(disk.get("other", "")).isEqualTo("kept");
    assertThat(Logged.newest(log, 10)).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains(
          "The setting 'Connect hosts when the workbench starts, as far as their properties say so' (",
          "/connectAtStart) was 'maybe'", "It is on now");
    });
  }

  @Test
  void aNumberThatIsNoneOrBeyondItsBoundsIsToldAndTheDefaultIsUsed() {
    for (String wrong : List.of("abc", "-5", "99999999999999", "1.5", "", "99999999999999999999")) {
      EclipsePreferences node = new EclipsePreferences();
      node.put(Preferences.INTERVAL_MILLIS, wrong);
      Preferences damaged = new Preferences(node, new EclipsePreferences());
      FakeEventLog told = new FakeEventLog();
      damaged.bindLog(told);
      assertThat(new PollingImpl(damaged).interval()).as(wrong).isEqualTo(Duration.ofSeconds(5));
      assertThat(new PollingImpl(damaged).interval()).isEqualTo(Duration.ofSeconds(5));
      assertThat(told.written()).as(wrong).singleElement().satisfies(entry -> assertThat(entry.message())
          .contains("The setting 'Sampling interval' (", "/sampling.interval.millis) was '" + wrong + '\'',
              "It is 5.0 s now"));
    }
  }

  @Test
  void theyAreSavedAtTheEndIfThereIsRoomByThen() {
    preferences.bindLog(log);
    disk.full = true;
    preferences.putLong("key", 7);
    disk.full = false;
    preferences.unbindLog(log);
    assertThat(log.unsaved()).isEmpty();
  }

  @Test
  void nobodyElseWaitsWhileOneThatIsUnfitIsReplaced() {
    disk.put(Preferences.CONNECT_AT_START, "maybe");
    List<CompletableFuture<Void>> bound = new ArrayList<>();
    disk.addPreferenceChangeListener(event -> {
      bound.add(CompletableFuture.runAsync(() -> preferences.bindLog(log)).orTimeout(20, TimeUnit.SECONDS));
      bound.get(0).exceptionally(failure -> null).join();
    });
    assertThat(preferences.getBoolean(Preferences.CONNECT_AT_START, false)).isFalse();
    assertThat(bound).singleElement().satisfies(done -> assertThat(done).isCompleted());
    assertThat(Logged.newest(log, 10)).hasSize(1);
  }

  @Test
  void whatTheUserSetsInBetweenStays() {
    EclipsePreferences node = new EclipsePreferences() {
      @Override
      public String get(String key, String otherwise) {
        String found = super.get(key, otherwise);
        put(key, "true"); // just after it was looked at
        return found;
      }
    };
    node.put("key", "maybe");
    preferences.refuse(node, "key", Preferences::isSwitch, "false", true, SettingWords.ofCores("key"));
    preferences.bindLog(log);
    assertThat(node.get("key", "")).isEqualTo("true");
    assertThat(Logged.newest(log, 10)).isEmpty();
  }

  private static final class FullDisk extends EclipsePreferences {

    private boolean full;

    @Override
    public void flush() throws BackingStoreException {
      if (full) {
        throw new BackingStoreException("cannot save", new IOException("No space left on device"));
      }
    }
  }
}
