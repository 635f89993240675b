/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Combo;
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
      return List.of(AlertActionSetting.optional("token", AlertActionSetting.Kind.SECRET, "Token", ""),
          AlertActionSetting.choice("tone", "Tone", "", List.of(new AlertActionSetting.Choice("low", "Low"),
              new AlertActionSetting.Choice("high", "High"))));
    }

    @Override
    public void run(Alert alert, AlertPhase phase, AlertActionUse use) {
      throw new UnsupportedOperationException();
    }
  };

  private static Optional<Control> field(Composite parent, String key) {
    Stream<Control> found = Stream.of(parent.getChildren()).flatMap(child -> {
      boolean isIt = key.equals(child.getData("org.eclipse.swtbot.widget.key"));
      return isIt ? Stream.of(child) : child instanceof Composite inner ? field(inner, key).stream() : Stream.empty();
    });
    return found.findFirst();
  }

  /** What the dialog says when it was opened with these settings, and something was done with it. */
  private static String shown(Map<String, String> settings, boolean isNew, Function<ActionDialog, String> look) {
    boolean ownDisplay = Display.getCurrent() == null;
    Display display = ownDisplay ? new Display() : Display.getCurrent();
    Shell parent = new Shell(display);
    ActionDialog dialog = new ActionDialog(parent, PAGER, AlertActionUse.of("pager", settings), isNew);
    dialog.create();
    String said = look.apply(dialog);
    dialog.close();
    parent.dispose();
    if (ownDisplay) {
      display.dispose();
    }
    return said;
  }

  private static String token(ActionDialog dialog) {
    return ((Text) field(dialog.getShell(), "alerts.action.token").orElseThrow()).getText();
  }

  private static Combo tone(ActionDialog dialog) {
    return (Combo) field(dialog.getShell(), "alerts.action.tone").orElseThrow();
  }

  @Test
  void aSecretThatIsTheOnlySettingIsShownAsKept() {
    assertThat(shown(Map.of(), false, ActionDialogTest::token)).isNotEmpty();
    assertThat(shown(Map.of(), true, ActionDialogTest::token)).isEmpty();
  }

  @Test
  void aChoiceShowsWhatIsSetAndTheFirstOtherwise() {
    assertThat(shown(Map.of(), true, dialog -> tone(dialog).getText())).isEqualTo("Low");
    assertThat(shown(Map.of("tone", "high"), false, dialog -> tone(dialog).getText())).isEqualTo("High");
    assertThat(shown(Map.of("tone", "shrill"), false, dialog -> tone(dialog).getText())).isEqualTo("Low");
  }

  /** An empty setting means the first, so that a dialog that was just opened has nothing to complain of. */
  @Test
  void aChoiceIsToldWhereItIsNotTheFirst() {
    assertThat(shown(Map.of(), true, dialog -> told(dialog, 1))).isEqualTo("{tone=high}");
    assertThat(shown(Map.of("tone", "high"), false, dialog -> told(dialog, 0))).isEqualTo("{}");
    assertThat(shown(Map.of(), true, dialog -> String.valueOf(dialog.getErrorMessage()))).isEqualTo("null");
  }

  private static String told(ActionDialog dialog, int index) {
    tone(dialog).select(index);
    dialog.okPressed();
    return dialog.told().settings().toString();
  }
}
