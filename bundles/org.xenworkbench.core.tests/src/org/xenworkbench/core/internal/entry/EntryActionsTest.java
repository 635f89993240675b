/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry;

/** The rows that parts bring. */
class EntryActionsTest {

  /** A row of which only this test knows. */
  private record Pin(String name) implements EntryAction {

    @Override
    public Optional<String> obstacle(LogEntry entry) {
      return Optional.empty();
    }

    @Override
    public void perform(LogEntry entry, String user) {
      throw new AssertionError("nobody asked for it");
    }
  }

  @Test
  void rowsComeInOrderAndGoWithTheirParts() {
    EntryActionsImpl actions = new EntryActionsImpl();
    Pin pin = new Pin("PIN");
    actions.bind(pin);
    Pin fold = new Pin("FOLD_IT");
    actions.bind(fold);
    assertThat(actions.rows()).containsExactly(fold, pin);
    assertThat(actions.rows()).extracting(EntryAction::id).containsExactly("foldIt", "pin");
    actions.unbind(pin);
    assertThat(actions.rows()).containsExactly(fold);
  }
}
