/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.internal.event.EventLogImpl;

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

  @Test
  void aLogThatComesLaterIsToldToo() {
    disk.full = true;
    preferences.putLong("key", 7);
    preferences.bindLog(log);
    assertThat(log.unsaved()).isPresent();
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
