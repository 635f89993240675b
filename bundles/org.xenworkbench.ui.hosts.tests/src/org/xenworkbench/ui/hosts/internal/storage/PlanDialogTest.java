/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.VolumePlan;

/** The dialogs that make something; with a display of its own unless the test runs on the thread of one. */
class PlanDialogTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static <P extends PlanDialog<?>> P opened(P dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
    return dialog;
  }

  private static Stream<Control> controls(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner
        && !(child instanceof Combo) ? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
  }

  private static Control field(PlanDialog<?> dialog, String key) {
    return controls(dialog.getShell())
        .filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst().orElseThrow();
  }

  private static void type(PlanDialog<?> dialog, String key, String text) {
    ((Text) field(dialog, key)).setText(text);
  }

  private static boolean canCreate(PlanDialog<?> dialog) {
    return dialog.getShell().getDefaultButton().isEnabled();
  }

  @Test
  void aPoolNeedsANameAndAnAbsolutePath() {
    PoolDialog dialog = opened(new PoolDialog(shell, "images"::equals));
    assertThat(canCreate(dialog)).isFalse();
    assertThat(dialog.getErrorMessage()).as("nothing is typed yet").isNull();
    type(dialog, "plan.name", "images");
    assertThat(dialog.getErrorMessage()).isEqualTo("'images' is there already. Choose another name.");
    type(dialog, "plan.name", "a/b");
    assertThat(dialog.getErrorMessage()).contains("'/'");
    type(dialog, "plan.name", "<p>&' \u65e5\u672c");
    assertThat(dialog.getErrorMessage()).contains("absolute path");
    type(dialog, "plan.path", "/srv/images");
    assertThat(dialog.getErrorMessage()).isNull();
    assertThat(canCreate(dialog)).isTrue();
    assertThat(dialog.plan()).isEqualTo(new PoolPlan("<p>&' \u65e5\u672c", "/srv/images"));
    dialog.close();
  }

  @Test
  void aVolumeThatThereIsNoRoomForIsNotAskedFor() {
    VolumeDialog dialog = opened(new VolumeDialog(shell, 10L << 30, "db.img"::equals));
    type(dialog, "plan.name", "db.img");
    assertThat(dialog.getErrorMessage()).contains("'db.img' is there already");
    assertThat(canCreate(dialog)).isFalse();
    type(dialog, "plan.name", "web.img");
    assertThat(canCreate(dialog)).as("it grows").isTrue();
    type(dialog, "plan.allocation", "11");
    assertThat(dialog.getErrorMessage()).isEqualTo("There are only 10.0 GiB free in the pool.");
    assertThat(canCreate(dialog)).isFalse();
    type(dialog, "plan.allocation", "1 GiB");
    type(dialog, "plan.capacity", "much");
    assertThat(canCreate(dialog)).isFalse();
    type(dialog, "plan.capacity", "2");
    assertThat(dialog.plan()).isEqualTo(new VolumePlan("web.img", 2L << 30, 1L << 30, "raw"));
    assertThat(canCreate(dialog)).isTrue();
    dialog.close();
  }

  @Test
  void aNetworkIsAskedForWhatItsModeNeeds() {
    NetworkDialog dialog = opened(new NetworkDialog(shell, "default"::equals));
    type(dialog, "plan.name", "default");
    assertThat(canCreate(dialog)).isFalse();
    type(dialog, "plan.name", "lan");
    assertThat(canCreate(dialog)).isTrue();
    assertThat(field(dialog, "plan.bridge").isEnabled()).isFalse();
    type(dialog, "plan.subnet", "300");
    assertThat(dialog.getErrorMessage()).contains("0 to 254");
    Combo mode = (Combo) field(dialog, "plan.mode");
    mode.select(2);
    mode.notifyListeners(SWT.Selection, new Event());
    assertThat(field(dialog, "plan.subnet").isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).contains("bridge that the host has");
    type(dialog, "plan.bridge", "xenbr0");
    assertThat(canCreate(dialog)).isTrue();
    assertThat(dialog.plan().mode()).isEqualTo(NetworkPlan.Mode.BRIDGE);
    dialog.close();
  }

  @Test
  void aFileIsNamedAfterItsVolumeWithoutWhatFileSystemsRefuse() {
    assertThat(ResourceHandlers.fileName("a/b\\c:d*e?f\"g<h>i|j\nk")).isEqualTo("a_b_c_d_e_f_g_h_i_j_k");
    assertThat(ResourceHandlers.fileName("\u65e5\u672c.img")).isEqualTo("\u65e5\u672c.img");
  }
}
