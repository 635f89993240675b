/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.AccessibleNames;

class LogNamesTest {

  @Test
  void everyControlOfTheEventLogHasANameOfItsOwn() {
    boolean own = Display.getCurrent() == null;
    Display display = own ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      shell.setLayout(new FillLayout());
      new LogPanel(shell, new LogTexts(Clock.systemUTC(), key -> Optional.empty()), query -> {});
      List<String> names = new ArrayList<>();
      collect(shell, names);
      assertThat(names).hasSizeGreaterThan(9).doesNotHaveDuplicates()
          .contains("Filter events, hosts, virtual machines, users, status and time",
              "Filter by kind", "Entries of the event log",
              "The selected entry in full", "Failed", "Warning");
    } finally {
      shell.dispose();
      if (own) {
        display.dispose();
      }
    }
  }

  private static void collect(Composite parent, List<String> names) {
    for (Control child : parent.getChildren()) {
      if (AccessibleNames.needsName(child) || child instanceof ToolBar) {
        assertThat(AccessibleNames.of(child)).as("name of %s", child).isPresent();
        names.add(AccessibleNames.of(child).get());
      }
      if (child instanceof ToolBar bar) {
        for (ToolItem item : bar.getItems()) {
          names.add(AccessibleNames.of(item).orElseThrow());
        }
      } else if (child instanceof Composite composite && !AccessibleNames.needsName(child)) {
        collect(composite, names);
      }
    }
  }
}
