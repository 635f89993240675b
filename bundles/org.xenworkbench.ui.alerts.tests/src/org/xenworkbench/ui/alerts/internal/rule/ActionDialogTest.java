/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.testkit.FakeCredentials;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.alerts.internal.Fleet;

/** Makes a display of its own unless the test runs on the thread of one. */
class ActionDialogTest {

  private static final AlertRule RULE = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build();

  private final Fleet fleet = new Fleet();
  private final FakeCredentials store = new FakeCredentials();
  private final RuleParts parts = new RuleParts(fleet.alerts, fleet.history, store,
      new RuleObjects(fleet.inventory, fleet.groups, fleet.sampler), fleet.names, fleet.texts,
      new ManualClock(Fleet.NOW));
  private final ActionSecrets secrets = new ActionSecrets(store);
  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell parent = new Shell(display);
  private final CountDownLatch disk = new CountDownLatch(1);
  private volatile boolean isDiskSlow;
  private AlertActionUse use = AlertActionUse.of("pager", Map.of());

  @AfterEach
  void close() {
    disk.countDown();
    parent.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  /** Its program is wrong if it is called none, which only the disk knows. */
  private final class Pager implements AlertAction {

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
      return List.of(AlertActionSetting.file("program", "Program", ""),
          AlertActionSetting.required("to", "To", ""),
          AlertActionSetting.optional("token", AlertActionSetting.Kind.SECRET, "Token", ""),
          AlertActionSetting.choice("tone", "Tone", "", List.of(new AlertActionSetting.Choice("low", "Low"),
              new AlertActionSetting.Choice("high", "High"))));
    }

    @Override
    public Map<String, String> mistakes(Map<String, String> settings) {
      assertThat(Thread.currentThread()).as("it may block").isNotSameAs(display.getThread());
      try {
        if (isDiskSlow) {
          disk.await(30, TimeUnit.SECONDS);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return settings.getOrDefault("program", "").equals("/none") ? Map.of("program", "There is no '/none'.")
          : Map.of();
    }

    @Override
    public void run(Alert alert, AlertPhase phase, AlertActionUse with) {
      throw new UnsupportedOperationException();
    }
  }

  private ActionDialog open(Map<String, String> settings, boolean isNew) {
    use = use.withSettings(settings);
    ActionDialog dialog = new ActionDialog(parent, parts, RULE, new Pager(), use, secrets, isNew);
    dialog.create();
    return dialog;
  }

  private static Stream<Control> all(Composite composite) {
    return Stream.of(composite.getChildren()).flatMap(child -> child instanceof Composite inner
        && !(child instanceof Combo) ? Stream.concat(Stream.of(child), all(inner)) : Stream.of(child));
  }

  private static <T extends Control> T find(ActionDialog dialog, Class<T> type, String key) {
    return all(dialog.getShell()).filter(type::isInstance).map(type::cast)
        .filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst().orElseThrow();
  }

  private static Text text(ActionDialog dialog, String key) {
    return find(dialog, Text.class, "alerts.action." + key);
  }

  private static Combo tone(ActionDialog dialog) {
    return find(dialog, Combo.class, "alerts.action.tone");
  }

  private static Button ok(ActionDialog dialog) {
    return all(dialog.getShell()).filter(Button.class::isInstance).map(Button.class::cast)
        .filter(button -> Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData())).findFirst().orElseThrow();
  }

  private static Button test(ActionDialog dialog) {
    return find(dialog, Button.class, "alerts.test");
  }

  private static String result(ActionDialog dialog) {
    return find(dialog, Text.class, "alerts.testResult").getText();
  }

  private void type(ActionDialog dialog, String program, String to) {
    text(dialog, "program").setText(program);
    text(dialog, "to").setText(to);
  }

  /** Lets the display work, for half a minute or so at most. */
  private void waitFor(BooleanSupplier condition) {
    for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
      display.timerExec(20, () -> {});
      display.sleep();
      while (display.readAndDispatch()) {
        // until nothing is left to do
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private void press(Button button) {
    waitFor(button::isEnabled);
    button.notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void aSecretIsShownAsKeptWhereOneIsAndOnlyThere() {
    store.put(use.secret("token"), new Credentials("", "s3cret".toCharArray()));
    ActionDialog kept = open(Map.of(), false);
    waitFor(() -> text(kept, "token").getText().equals(Setting.KEPT));
    kept.close();
    store.kept().clear();
    ActionDialog none = open(Map.of("program", "/x", "to", "y"), false);
    waitFor(() -> ok(none).isEnabled());
    assertThat(text(none, "token").getText()).isEmpty();
    none.okPressed();
    assertThat(none.secrets()).as("nothing was typed").isEmpty();
    secrets.add(List.of(new TypedSecret(use.secret("token"), new Credentials("", "typed".toCharArray()))));
    ActionDialog typed = open(Map.of(), false);
    waitFor(() -> text(typed, "token").getText().equals(Setting.KEPT));
    typed.close();
  }

  @Test
  void whatCannotBeReadIsNotLost() {
    store.failReading(Optional.of("locked"));
    ActionDialog dialog = open(Map.of(), false);
    waitFor(() -> text(dialog, "token").getText().equals(Setting.KEPT));
    text(dialog, "token").setText("");
    dialog.okPressed();
    assertThat(dialog.secrets()).as("the user has removed it").singleElement()
        .satisfies(secret -> assertThat(secret.secret().password()).isEmpty());
  }

  @Test
  void aChoiceShowsWhatIsSetAndTheFirstOtherwiseAndIsToldWhereItIsNotTheFirst() {
    ActionDialog fresh = open(Map.of(), true);
    assertThat(tone(fresh).getText()).isEqualTo("Low");
    assertThat(fresh.getErrorMessage()).as("nobody has done anything wrong").isNull();
    tone(fresh).select(1);
    fresh.okPressed();
    assertThat(fresh.told().settings()).isEqualTo(Map.of("tone", "high"));
    ActionDialog set = open(Map.of("tone", "high"), false);
    assertThat(tone(set).getText()).isEqualTo("High");
    tone(set).select(0);
    set.okPressed();
    assertThat(set.told().settings()).isEmpty();
    ActionDialog other = open(Map.of("tone", "shrill"), false);
    assertThat(tone(other).getText()).isEqualTo("Low");
    other.close();
  }

  @Test
  void whatOnlyTheDiskKnowsIsSaidAtItsFieldAndBeforeWhatIsMissing() {
    ActionDialog dialog = open(Map.of(), true);
    text(dialog, "program").setText("/none");
    waitFor(() -> "There is no '/none'.".equals(dialog.getErrorMessage()));
    assertThat(ok(dialog).isEnabled()).isFalse();
    assertThat(test(dialog).isEnabled()).isFalse();
    text(dialog, "program").setText("/bin/sh");
    waitFor(() -> "To is missing.".equals(dialog.getErrorMessage()));
    text(dialog, "to").setText("17");
    waitFor(() -> ok(dialog).isEnabled() && dialog.getErrorMessage() == null);
    dialog.close();
    ActionDialog gone = open(Map.of("program", "/none", "to", "17"), false);
    waitFor(() -> "There is no '/none'.".equals(gone.getErrorMessage()));
    gone.close();
  }

  @Test
  void aDiskThatDoesNotAnswerHoldsUpNoKeyAndIsTold() {
    isDiskSlow = true;
    ActionDialog dialog = open(Map.of(), true);
    type(dialog, "/bin/sh", "17");
    assertThat(ok(dialog).isEnabled()).isFalse();
    waitFor(() -> dialog.getMessage().startsWith("Looking whether"));
    isDiskSlow = false;
    disk.countDown();
    waitFor(() -> ok(dialog).isEnabled() && !dialog.getMessage().startsWith("Looking"));
    dialog.close();
  }

  @Test
  void aTestIsOfWhatIsTypedAndNeverTwoAtATime() {
    ActionDialog dialog = open(Map.of(), true);
    assertThat(result(dialog)).contains("made-up alert");
    type(dialog, "/bin/sh", "17");
    text(dialog, "token").setText("s3cret");
    CompletableFuture<Duration> first = new CompletableFuture<>();
    fleet.alerts.answerTest(first);
    press(test(dialog));
    assertThat(result(dialog)).isEqualTo("Testing...");
    assertThat(test(dialog).isEnabled()).isFalse();
    test(dialog).notifyListeners(SWT.Selection, new Event());
    text(dialog, "to").setText("18");
    waitFor(() -> ok(dialog).isEnabled());
    assertThat(test(dialog).isEnabled()).as("one still runs").isFalse();
    assertThat(fleet.alerts.tests()).singleElement().satisfies(tested -> {
      assertThat(tested.rule()).isEqualTo(RULE);
      assertThat(tested.use().settings()).isEqualTo(Map.of("program", "/bin/sh", "to", "17"));
      assertThat(tested.secrets().get("token").password()).isEqualTo("s3cret".toCharArray());
    });
    first.completeExceptionally(new IOException("No network."));
    waitFor(() -> result(dialog).equals("Test failed: No network."));
    fleet.alerts.answerTest(CompletableFuture.completedFuture(Duration.ofSeconds(2)));
    press(test(dialog));
    waitFor(() -> result(dialog).startsWith("Test: done without an error, after 2"));
    assertThat(fleet.alerts.tests()).hasSize(2);
    dialog.close();
  }

  @Test
  void aTestThatHasNotBegunGoesWithItsDialog() {
    ActionDialog dialog = open(Map.of(), true);
    type(dialog, "/bin/sh", "17");
    CompletableFuture<Duration> waiting = new CompletableFuture<>();
    fleet.alerts.answerTest(waiting);
    press(test(dialog));
    dialog.close();
    assertThat(waiting).isCancelled();
  }
}
