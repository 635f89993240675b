/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.XenIcon;

class StateLineTest {

  /** SWT takes a single one for the mark of a mnemonic, in labels and tooltips alike. */
  @Test
  void anAmpersandIsShown() {
    boolean ownDisplay = Display.getCurrent() == null;
    Display display = ownDisplay ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      new StateLine(shell).show(XenIcon.STATUS_OK, "Console of R&D web\u001b", "");
      Composite line = (Composite) shell.getChildren()[0];
      assertThat(Arrays.stream(line.getChildren()).map(Label.class::cast).map(Label::getText))
          .contains("Console of R&&D web\\u001b");
      assertThat(line.getChildren()[1].getToolTipText()).isEqualTo("Console of R&&D web\\u001b");
    } finally {
      shell.dispose();
      if (ownDisplay) {
        display.dispose();
      }
    }
  }
}
