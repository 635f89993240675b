/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it offers, and what it asks before a file is replaced. */
class ExportChartsDialogTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell parent = new Shell(display);
  private final DialogSettings settings = new DialogSettings("export");
  private int asked;

  @TempDir
  Path folder;

  @AfterEach
  void close() {
    parent.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private ExportChartsDialog dialog(boolean isReplaced) {
    settings.put("folder", folder.toString());
    ExportChartsDialog dialog = new ExportChartsDialog(parent, new Point(400, 300), settings, shell -> {
      asked++;
      return isReplaced;
    });
    dialog.create();
    return dialog;
  }

  @Test
  void aFileIsReplacedOnlyByWhoSaysSo() throws Exception {
    ExportChartsDialog first = dialog(false);
    first.okPressed();
    assertThat(asked).as("nothing is there").isZero();
    assertThat(first.getReturnCode()).isEqualTo(Window.OK);
    Files.writeString(folder.resolve("charts.png"), "mine");
    ExportChartsDialog second = dialog(false);
    second.okPressed();
    assertThat(asked).isOne();
    assertThat(second.getReturnCode()).isNotEqualTo(Window.OK);
    assertThat(second.getShell()).as("another name can be typed").isNotNull();
    second.close();
    ExportChartsDialog third = dialog(true);
    third.okPressed();
    assertThat(third.getReturnCode()).isEqualTo(Window.OK);
  }

  @Test
  void picturesThatCannotBeMadeAreNotOffered() {
    assertThat(ExportDraft.factors(new Point(1_600, 1_000))).containsExactly(1, 2, 4);
    assertThat(ExportDraft.factors(new Point(1_600, 3_000))).as("too much memory").containsExactly(1, 2);
    assertThat(ExportDraft.factors(new Point(100, 8_192))).as("too long").containsExactly(1, 2);
    assertThat(ExportDraft.factors(new Point(30_000, 30_000))).as("as it is seen").containsExactly(1);
  }
}
