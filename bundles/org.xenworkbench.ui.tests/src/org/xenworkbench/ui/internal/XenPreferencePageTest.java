/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeRetention;
import org.xenworkbench.core.testkit.FakeSettings;
import org.xenworkbench.ui.AccessibleNames;

/** The settings that are shown are those in force, and what the user changes, and no more, is set. */
class XenPreferencePageTest {

  private final FakePolling polling = new FakePolling();
  private final FakeRetention retention = new FakeRetention();
  private final Setting interval = Setting.number("sampling.interval", "&Sampling interval:", "0.5", "600")
      .byDefault("5.0").in("s")
      .ownedBy(() -> BigDecimal.valueOf(polling.interval().toMillis() / 100, 1).toPlainString(),
          value -> polling.setInterval(Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValue())));
  private final Setting days = Setting.number("eventlog.retention", "&Keep the event log for", "0", "36500")
      .byDefault("365").in("days").ownedBy(() -> Long.toString(retention.retention().toDays()),
          value -> retention.setRetention(Duration.ofDays(Long.parseLong(value))));
  private final Setting connect = Setting.onOrOff("connectAtStart", "&Connect").keptIn("x", "connectAtStart");
  private final Setting certificates = Setting.text("tls.certificates", "Folder of &TLS certificates:")
      .refusing(value -> value.contains(" ") ? Optional.of("A blank.") : Optional.empty()).keptIn("x", "certificates");
  private final Setting token =
      Setting.secret("acme.token", "&Token:", SecretId.of("org.acme", "token"), "As the server says.");
  private final FakeSettings settings = new FakeSettings(interval, connect, days, certificates, token);
  private final XenPreferencePage page = new XenPreferencePage();
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void open() {
    settings.set(connect, "true");
    settings.set(certificates, "/pki");
    settings.set(token, "old");
    ownDisplay = Display.getCurrent() == null;
    shell = new Shell(ownDisplay ? new Display() : Display.getCurrent());
    polling.setInterval(Duration.ofMillis(7500));
    retention.setRetention(Duration.ofDays(30));
    Map<Class<?>, Object> services = Map.of(Settings.class, settings, EventRetention.class, retention);
    page.init((IWorkbench) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {IWorkbench.class},
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("getService");
          return services.get(arguments[0]);
        }));
    page.createControl(shell);
  }

  @AfterEach
  void close() {
    if (shell != null) {
      Display display = shell.getDisplay();
      page.dispose();
      shell.dispose();
      if (ownDisplay) {
        display.dispose();
      }
    }
  }

  private <T extends Control> T control(Class<T> type, String key) {
    return all(shell).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key"))).map(type::cast)
        .findFirst().orElseThrow();
  }

  private static Stream<Control> all(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite composite
        ? Stream.concat(Stream.of(child), all(composite)) : Stream.of(child));
  }

  @Test
  void everyFieldHasANameOfItsOwn() {
    assertThat(all(shell).filter(AccessibleNames::needsName).map(AccessibleNames::of)).hasSize(4)
        .doesNotHaveDuplicates().allMatch(Optional::isPresent);
  }

  private Spinner interval() {
    return control(Spinner.class, "preferences.sampling.interval");
  }

  private Spinner days() {
    return control(Spinner.class, "preferences.eventlog.retention");
  }

  private Button connectAtStart() {
    return control(Button.class, "preferences.connectAtStart");
  }

  private Text token() {
    Text text = control(Text.class, "preferences.acme.token");
    Display display = shell.getDisplay();
    await().pollInSameThread().until(() -> { // it is read in the background
      while (display.readAndDispatch()) {
        // what was read is shown
      }
      return text.isEnabled();
    });
    return text;
  }

  @Test
  void aSecretIsShownAsDotsAndStaysUnlessItIsTyped() {
    assertThat(token().getStyle() & SWT.PASSWORD).isNotZero();
    assertThat(token().getText()).isEqualTo(Setting.KEPT);
    assertThat(page.performOk()).isTrue();
    assertThat(settings.secret(token)).contains("old");
    token().setText(Setting.KEPT + "new");
    assertThat(page.performOk()).isFalse();
    assertThat(page.getErrorMessage()).contains("acme.token").doesNotContain("new\"");
    token().setText(" new ");
    assertThat(page.performOk()).isTrue();
    await().untilAsserted(() -> assertThat(settings.secret(token)).contains(" new "));
    token().setText("");
    assertThat(page.performOk()).isTrue();
    await().untilAsserted(() -> assertThat(settings.secret(token)).isEmpty());
  }

  @Test
  void aSecretHasNoDefaultToGoBackTo() {
    assertThat(token().getText()).isEqualTo(Setting.KEPT);
    page.performDefaults();
    assertThat(page.performOk()).isTrue();
    assertThat(token().getText()).isEqualTo(Setting.KEPT);
    assertThat(settings.secret(token)).contains("old");
  }

  @Test
  void aSecretOfWhichNothingIsKnownYetStays() {
    assertThat(control(Text.class, "preferences.acme.token").isEnabled()).isFalse();
    assertThat(page.performOk()).isTrue();
    assertThat(settings.secret(token)).contains("old");
  }

  private Text certificates() {
    return control(Text.class, "preferences.tls.certificates");
  }

  @Test
  void showsWhatIsInForce() {
    assertThat(interval().getSelection()).as("tenths of a second").isEqualTo(75);
    assertThat(interval().getDigits()).isEqualTo(1);
    assertThat(days().getSelection()).isEqualTo(30);
    assertThat(days().getDigits()).as("whole days").isZero();
    assertThat(connectAtStart().getSelection()).isTrue();
    assertThat(certificates().getText()).isEqualTo("/pki");
  }

  @Test
  void okSetsWhatWasChanged() {
    interval().setSelection(20);
    days().setSelection(0);
    connectAtStart().setSelection(false);
    certificates().setText(" /etc/pki/mine ");
    assertThat(page.performOk()).isTrue();
    assertThat(polling.interval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(retention.retention()).isEqualTo(EventRetention.FOR_EVER);
    assertThat(settings.value(connect)).isEqualTo("false");
    assertThat(settings.value(certificates)).isEqualTo("/etc/pki/mine");
  }

  @Test
  void okWithoutAChangeSetsNothing() {
    settings.changes().clear();
    assertThat(page.performOk()).isTrue();
    assertThat(settings.changes()).isEmpty();
    assertThat(polling.interval()).isEqualTo(Duration.ofMillis(7500));
    assertThat(retention.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.value(connect)).isEqualTo("true");
    assertThat(settings.value(certificates)).isEqualTo("/pki");
  }

  @Test
  void defaultsAreShownAndSetOnlyByOk() {
    page.performDefaults();
    assertThat(interval().getSelection()).isEqualTo(50);
    assertThat(days().getSelection()).isEqualTo(365);
    assertThat(connectAtStart().getSelection()).as("off in an IDE").isFalse();
    assertThat(certificates().getText()).isEmpty();
    assertThat(polling.interval()).isEqualTo(Duration.ofMillis(7500));
    page.performOk();
    assertThat(polling.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(retention.retention()).isEqualTo(Duration.ofDays(365));
  }

  @Test
  void nothingIsSetIfOneIsWrong() {
    interval().setSelection(20);
    certificates().setText("/a b");
    assertThat(page.performOk()).isFalse();
    assertThat(page.getErrorMessage()).isEqualTo("A blank.");
    assertThat(polling.interval()).isEqualTo(Duration.ofMillis(7500));
    certificates().setText("/ab");
    assertThat(page.performOk()).isTrue();
    assertThat(page.getErrorMessage()).isNull();
  }

  @Test
  void whatTheCoreRefusesCannotBeEntered() {
    interval().setSelection(1);
    assertThat(interval().getSelection()).isEqualTo((int) Polling.MIN_INTERVAL.toMillis() / 100);
    interval().setSelection(Integer.MAX_VALUE);
    assertThat(interval().getSelection()).isEqualTo((int) Polling.MAX_INTERVAL.toMillis() / 100);
    days().setSelection(Integer.MAX_VALUE);
    assertThat(days().getSelection()).isEqualTo((int) EventRetention.LONGEST.toDays());
  }
}
