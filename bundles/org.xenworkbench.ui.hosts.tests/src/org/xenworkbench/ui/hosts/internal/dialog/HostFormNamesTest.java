/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.AccessibleNames;

class HostFormNamesTest {

  @Test
  void everyFieldHasANameOfItsOwn() {
    boolean own = Display.getCurrent() == null;
    Display display = own ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      shell.setLayout(new FillLayout());
      new HostForm(shell, List.of("xen"), type -> Set.of(), false, Optional.of(List.of("Lab")), () -> {});
      List<String> names = new ArrayList<>();
      collect(shell, names);
      assertThat(names).doesNotHaveDuplicates().contains("Name", "Host type", "Transport", "Address", "Port", "User",
          "Password", "Peer transport", "Peer address", "Peer port");
    } finally {
      shell.dispose();
      if (own) {
        display.dispose();
      }
    }
  }

  private static void collect(Composite parent, List<String> names) {
    for (Control child : parent.getChildren()) {
      if (AccessibleNames.needsName(child)) {
        assertThat(AccessibleNames.of(child)).as("name of %s", child).isPresent();
        names.add(AccessibleNames.of(child).get());
      } else if (child instanceof Composite composite) {
        collect(composite, names);
      }
    }
  }
}
