/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.IPreferenceStore;
import org.junit.jupiter.api.Test;

class TerminalPreferencesTest {

  @Test
  void aTerminalThatIsClosedHearsOfNoColourAnyMore() {
    assumeTrue(Platform.isRunning(), "preferences need a platform");
    TerminalPane.Preferences preferences = new TerminalPane.Preferences();
    List<String> heard = new ArrayList<>();
    IPreferenceStore store = preferences;
    store.addPropertyChangeListener(event -> heard.add(event.getProperty()));
    preferences.firePropertyChangeEvent("first", "a", "b");
    preferences.forget();
    preferences.firePropertyChangeEvent("second", "a", "b");
    assertThat(heard).containsExactly("first");
  }
}
