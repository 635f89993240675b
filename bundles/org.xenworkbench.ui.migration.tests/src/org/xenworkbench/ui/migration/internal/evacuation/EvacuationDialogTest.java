/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.migration.internal.OpenDialog;

/** The plan of an evacuation, whose order and number at once the user changes. */
class EvacuationDialogTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell window = new Shell(display);
  private final Host host =
      Host.of(HostId.random(), "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
  private final EvacuationDialog dialog = new EvacuationDialog(window, EvacuationDialog.Kind.EVACUATE, host,
      () -> new EvacuationPlan(host.id(), List.of(move("web"), move("db"), move("app")),
          List.of(new Stay(VmId.of(UUID.randomUUID()), "big", "No room.")))) {
    @Override
    protected IDialogSettings getDialogBoundsSettings() {
      return null; // the workspace keeps them
    }
  };

  private static Move move(String name) {
    return new Move(VmId.of(UUID.randomUUID()), name, HostId.random(), "pm2", "Most room.");
  }

  @AfterEach
  void close() {
    dialog.close();
    window.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static List<String> names(EvacuationPlan plan) {
    return plan.moves().stream().map(Move::vmName).toList();
  }

  @Test
  void theOrderAndHowManyGoAtOnceAreChosen() {
    OpenDialog open = OpenDialog.of(dialog);
    open.until(() -> open.button(IDialogConstants.OK_ID).isEnabled());
    Spinner atOnce = open.find(Spinner.class, "evacuation.atOnce");
    assertThat(atOnce.getSelection()).as("all").isEqualTo(3);
    open.select("evacuation.plan", 3);
    OpenDialog.press(open.button("Up"));
    OpenDialog.press(open.button("Up"));
    OpenDialog.press(open.button("Up"));
    assertThat(open.rows("evacuation.plan").map(row -> row.replaceFirst(" .*", "")))
        .containsExactly("big", "app", "web", "db");
    OpenDialog.press(open.button("Down"));
    assertThat(names(dialog.plan())).containsExactly("web", "app", "db");
    open.select("evacuation.plan", 0);
    OpenDialog.press(open.button("Down"));
    assertThat(names(dialog.plan())).as("what stays has no place in the order").containsExactly("web", "app", "db");
    atOnce.setSelection(2);
    OpenDialog.press(open.button(IDialogConstants.OK_ID));
    assertThat(dialog.plan().atOnce()).hasValue(2);
    assertThat(names(dialog.plan())).containsExactly("web", "app", "db");
  }

  @Test
  void allAtOnceIsWhatTheSettingsAllow() {
    OpenDialog open = OpenDialog.of(dialog);
    open.until(() -> open.button(IDialogConstants.OK_ID).isEnabled());
    OpenDialog.press(open.button(IDialogConstants.OK_ID));
    assertThat(dialog.plan().atOnce()).isEmpty();
  }
}
