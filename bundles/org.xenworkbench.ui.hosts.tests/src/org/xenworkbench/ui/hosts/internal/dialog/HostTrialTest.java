/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeHostTrials;

/** How the editor of a host shows a test of its connection. */
class HostTrialTest implements HostEditor.Frame {

  private static final HostIdentity SHOWN = new HostIdentity(HostIdentity.Kind.CERTIFICATE, "AB:CD", List.of(
      new HostIdentity.Fact("Subject", "CN=pm1\u202e<b>\nIssued by: somebody"),
      new HostIdentity.Fact("Issued by", "itself")), "");

  private final FakeHostTrials trials = new FakeHostTrials();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private boolean ownDisplay;
  private Display display;
  private Shell shell;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    new HostEditor(shell, new FakeHostRegistry().withType("xen").withTrials(trials), null, Optional.empty(), null, this)
        .validate();
    shell.pack();
    shell.open();
    ((Text) control("hosts.name")).setText("pm1");
    ((Text) control("hosts.address")).setText("pm1.example");
  }

  @AfterEach
  void close() {
    held.countDown();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Override
  public void showError(@Nullable String said) {
    // Is of other tests.
  }

  @Override
  public void showMessage(String said, int severity) {
    // Is of other tests.
  }

  @Override
  public void setComplete(boolean can) {
    // Is of other tests.
  }

  private static HostInfo fail(HypervisorException failure) throws HypervisorException {
    throw failure;
  }

  @Test
  void showsEachStepAsItHappensAndWhatWentWrong() {
    trials.ending((host, steps) -> {
      steps.accept("Looking up pm1");
      steps.accept("Connecting");
      await(held);
      return fail(new HypervisorException(HypervisorException.Kind.UNREACHABLE, "Nobody is there."));
    });
    test();
    until(() -> steps().getItemCount() == 2);
    assertThat(steps().getItem(0).getText()).isEqualTo("Looking up pm1");
    assertThat(steps().getItem(0).getImage()).as("done").isNotEqualTo(steps().getItem(1).getImage());
    assertThat(result()).isEmpty();
    held.countDown();
    until(() -> !result().isEmpty());
    assertThat(result()).contains("Nobody is there.");
    assertThat(control("hosts.decide").getVisible()).as("there is nothing to accept").isFalse();
    assertThat(button().getText()).isEqualTo("&Test Connection");
  }

  @Test
  void cancellingEndsATestThatHangs() throws Exception {
    trials.ending((host, steps) -> {
      steps.accept("Connecting");
      await(held);
      return fail(new HypervisorException(HypervisorException.Kind.CANCELLED, "Interrupted."));
    });
    test();
    until(() -> steps().getItemCount() == 1);
    assertThat(button().getText()).isEqualTo("Cancel &Test");
    test();
    assertThat(result()).isEqualTo("The test was cancelled.");
    assertThat(button().getText()).isEqualTo("&Test Connection");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).as("its thread is interrupted").isTrue();
    trials.ending((host, steps) -> fail(new HypervisorException(HypervisorException.Kind.FAILED, "Second.")));
    test();
    until(() -> result().contains("Second."));
    assertThat(trials.tested()).hasSize(2);
  }

  @Test
  void typingMakesATestOneOfYesterday() {
    trials.ending((host, steps) -> {
      steps.accept("Connecting");
      await(held);
      return fail(new HypervisorException(HypervisorException.Kind.FAILED, "Late."));
    });
    test();
    until(() -> steps().getItemCount() == 1);
    ((Text) control("hosts.address")).setText("pm2.example");
    assertThat(steps().getItemCount()).isZero();
    assertThat(button().getText()).isEqualTo("&Test Connection");
    held.countDown();
    until(() -> interrupted.getCount() == 0);
    while (display.readAndDispatch()) {
      assertThat(result()).isEmpty();
    }
    assertThat(result()).isEmpty();
  }

  @Test
  void showsACertificateToAcceptOnALineForEachFact() {
    trials
        .ending((host, steps) -> fail(new UntrustedHostException("Nobody signed it.", SHOWN, Optional.empty(), true)));
    test();
    until(() -> !result().isEmpty());
    assertThat(result()).contains("Nobody signed it.", "SHA-256: AB:CD");
    assertThat(result().lines().filter(line -> line.startsWith("Issued by:")))
        .as("what a certificate says makes no line of its own").containsExactly("Issued by: itself");
    assertThat(result()).doesNotContain("\u202e");
    assertThat(((Button) control("hosts.decide")).getText()).isEqualTo("&Accept This Certificate\u2026");
    assertThat(control("hosts.decide").getVisible()).isTrue();
  }

  @Test
  void anAlarmIsNotAcceptedByAClick() {
    trials
        .ending((host, steps) -> fail(new UntrustedHostException("Another one.", SHOWN, Optional.of("EF:01"), false)));
    test();
    until(() -> !result().isEmpty());
    assertThat(((Button) control("hosts.decide")).getText()).isEqualTo("&Forget the Accepted Certificate\u2026");
    HostIdentity key = new HostIdentity(HostIdentity.Kind.SSH_KEY, "SHA256:x", List.of(), "");
    trials
        .ending((host, steps) -> fail(new UntrustedHostException("Another key.", key, Optional.of("SHA256:y"), false)));
    test();
    until(() -> result().contains("Another key."));
    assertThat(control("hosts.decide").getVisible()).as("known_hosts is the user's own").isFalse();
  }

  private void await(CountDownLatch latch) throws HypervisorException {
    try {
      latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new HypervisorException(HypervisorException.Kind.CANCELLED, "Interrupted.", e);
    }
  }

  private void test() {
    button().notifyListeners(SWT.Selection, new Event());
  }

  private Button button() {
    return (Button) control("hosts.test");
  }

  private Table steps() {
    return (Table) control("hosts.testSteps");
  }

  private String result() {
    return ((Text) control("hosts.testResult")).getText();
  }

  private void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within 30 s");
      }
      if (!display.readAndDispatch()) {
        display.timerExec(20, () -> {});
        display.sleep();
      }
    }
  }

  private Control control(String key) {
    return controls(shell).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .findFirst().orElseThrow();
  }

  private static Stream<Control> controls(Control control) {
    return control instanceof Composite parent
        ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(HostTrialTest::controls))
        : Stream.of(control);
  }
}
