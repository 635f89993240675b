/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeHostRegistry;

class AddHostWizardTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display, SWT.SHELL_TRIM);

  @AfterEach
  void close() {
    display.dispose();
  }

  /** Without a focus the dialog hears no key at all, not even Escape. */
  @Test
  void theNameIsTypedAtOnce() {
    window.open();
    WizardDialog dialog =
        new WizardDialog(window, new AddHostWizard(new FakeHostRegistry().withType("xen", Transport.TLS), null,
            new FakeHostGroups(), ""));
    dialog.setBlockOnOpen(false);
    dialog.open();
    while (display.readAndDispatch()) {
      // until all is shown
    }
    assertThat(display.getFocusControl()).isInstanceOf(Text.class)
        .extracting(field -> field.getData("org.eclipse.swtbot.widget.key")).isEqualTo("hosts.name");
  }
}
