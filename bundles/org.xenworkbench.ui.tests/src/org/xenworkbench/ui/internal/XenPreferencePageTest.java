/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
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
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeRetention;
import org.xenworkbench.ui.AccessibleNames;

/** The settings that are shown are those in force, and what the user changes, and no more, is set. */
class XenPreferencePageTest {

  private final IEclipsePreferences core = InstanceScope.INSTANCE.getNode("org.xenworkbench.core");
  private final IEclipsePreferences libvirt = InstanceScope.INSTANCE.getNode("org.xenworkbench.core.libvirt");
  private final FakePolling polling = new FakePolling();
  private final FakeRetention retention = new FakeRetention();
  private final XenPreferencePage page = new XenPreferencePage();
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Platform.isRunning(), "there are no preferences outside OSGi");
    forget();
    core.putBoolean("connectAtStart", true);
    libvirt.put("tls.certificates", "/pki");
    ownDisplay = Display.getCurrent() == null;
    shell = new Shell(ownDisplay ? new Display() : Display.getCurrent());
    polling.setInterval(Duration.ofMillis(7500));
    retention.setRetention(Duration.ofDays(30));
    Map<Class<?>, Object> services = Map.of(Polling.class, polling, EventRetention.class, retention);
    page.init((IWorkbench) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {IWorkbench.class},
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("getService");
          return services.get(arguments[0]);
        }));
    page.createControl(shell);
  }

  @AfterEach
  void close() throws Exception {
    if (shell != null) {
      Display display = shell.getDisplay();
      page.dispose();
      shell.dispose();
      if (ownDisplay) {
        display.dispose();
      }
    }
    forget();
  }

  private void forget() throws Exception {
    if (Platform.isRunning()) {
      core.clear();
      libvirt.clear();
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
    assertThat(all(shell).filter(AccessibleNames::needsName).map(AccessibleNames::of)).hasSize(3)
        .doesNotHaveDuplicates().allMatch(Optional::isPresent);
  }

  private Spinner interval() {
    return control(Spinner.class, "preferences.interval");
  }

  private Spinner days() {
    return control(Spinner.class, "preferences.retention");
  }

  private Button connectAtStart() {
    return control(Button.class, "preferences.connectAtStart");
  }

  private Text certificates() {
    return control(Text.class, "preferences.certificates");
  }

  @Test
  void showsWhatIsInForce() {
    assertThat(interval().getSelection()).as("tenths of a second").isEqualTo(75);
    assertThat(interval().getDigits()).isEqualTo(1);
    assertThat(days().getSelection()).isEqualTo(30);
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
    assertThat(core.getBoolean("connectAtStart", true)).isFalse();
    assertThat(libvirt.get("tls.certificates", "")).isEqualTo("/etc/pki/mine");
  }

  @Test
  void okWithoutAChangeSetsNothing() {
    assertThat(page.performOk()).isTrue();
    assertThat(polling.interval()).isEqualTo(Duration.ofMillis(7500));
    assertThat(retention.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(core.getBoolean("connectAtStart", false)).isTrue();
    assertThat(libvirt.get("tls.certificates", "")).isEqualTo("/pki");
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
  void whatTheCoreRefusesCannotBeEntered() {
    interval().setSelection(1);
    assertThat(interval().getSelection()).isEqualTo((int) Polling.MIN_INTERVAL.toMillis() / 100);
    interval().setSelection(Integer.MAX_VALUE);
    assertThat(interval().getSelection()).isEqualTo((int) Polling.MAX_INTERVAL.toMillis() / 100);
    days().setSelection(Integer.MAX_VALUE);
    assertThat(days().getSelection()).isEqualTo((int) EventRetention.LONGEST.toDays());
  }
}
