/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;

/** Makes a display of its own unless the test runs on the thread of one. */
class ActionDialogTest {

  private static final AlertAction PAGER = new AlertAction() {

    @Override
    public String id() {
      return "pager";
    }

    @Override
    public String label() {
      return "Pager";
    }

    @Override
    public List<AlertActionSetting> settings() {
      return List.of(AlertActionSetting.optional("token", AlertActionSetting.Kind.SECRET, "Token", ""));
    }

    @Override
    public void run(Alert alert, AlertPhase phase, AlertActionUse use) {
      throw new UnsupportedOperationException();
    }
  };

  private static String token(Composite parent) {
    for (Control child : parent.getChildren()) {
      if (child instanceof Text text && "alerts.action.token".equals(text.getData("org.eclipse.swtbot.widget.key"))) {
        return text.getText();
      }
      String found = child instanceof Composite composite ? token(composite) : "";
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private static String shown(boolean isNew) {
    boolean ownDisplay = Display.getCurrent() == null;
    Display display = ownDisplay ? new Display() : Display.getCurrent();
    Shell parent = new Shell(display);
    ActionDialog dialog = new ActionDialog(parent, PAGER, AlertActionUse.of("pager", Map.of()), isNew);
    dialog.create();
    String token = token(dialog.getShell());
    dialog.close();
    parent.dispose();
    if (ownDisplay) {
      display.dispose();
    }
    return token;
  }

  @Test
  void aSecretThatIsTheOnlySettingIsShownAsKept() {
    assertThat(shown(false)).isNotEmpty();
    assertThat(shown(true)).isEmpty();
  }
}
