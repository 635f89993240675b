/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.testkit.FakeHostTrials;

/** What was accepted is seen and taken back. */
class AcceptedCertificatesTest {

  private static final HostIdentity SHOWN = new HostIdentity(HostIdentity.Kind.CERTIFICATE, "AB:CD",
      List.of(new HostIdentity.Fact("Subject", "CN=pm1\u202e\nIssued by: somebody")), "");

  private final FakeHostTrials trials = new FakeHostTrials().accept(at("pm10", Optional.of(SHOWN)))
      .accept(at("fe80::1", Optional.empty())).accept(at("pm2", Optional.of(SHOWN)));
  private final List<String> problems = new ArrayList<>();
  private boolean ownDisplay;
  private Display display;
  private Shell shell;

  private static AcceptedIdentity at(String address, Optional<HostIdentity> identity) {
    return new AcceptedIdentity(new Endpoint("xen", Transport.TLS, address, 16514, Optional.empty()), identity,
        Instant.parse("2026-11-30T12:00:00Z"));
  }

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    new AcceptedCertificates(shell, trials, problem -> problems.add(String.valueOf(problem))).read();
    shell.pack();
    shell.open();
    until(() -> table().getItemCount() == 3);
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void eachIsShownInFullAlsoOneThatCannotBeRead() {
    assertThat(Arrays.stream(table().getItems()).map(item -> item.getText(0))).containsExactly("[fe80::1]:16514",
        "pm2:16514", "pm10:16514");
    assertThat(table().getItem(1).getText(1)).isEqualTo("AB:CD");
    assertThat(table().getItem(1).getText(2)).contains("2026-11-30");
    assertThat(table().getItem(0).getText(1)).isEqualTo("cannot be read");
    assertThat(forget().getEnabled()).as("none is selected").isFalse();
    select(1);
    assertThat(details()).startsWith("AB:CD").contains("Subject: CN=pm1").doesNotContain("\u202e");
    select(0);
    assertThat(details()).contains("cannot be read any more");
    assertThat(problems).containsOnly("null");
  }

  @Test
  void oneIsForgottenAfterAQuestion() {
    select(0);
    answer("Cancel");
    assertThat(trials.accepted()).hasSize(3);
    select(0);
    answer("&Forget");
    until(() -> table().getItemCount() == 2);
    assertThat(trials.accepted()).allSatisfy(left -> assertThat(left.endpoint().address()).startsWith("pm"));
    select(1);
    answer("&Forget");
    until(() -> table().getItemCount() == 1);
    select(0);
    answer("&Forget");
    until(() -> details().equals("None was accepted."));
    assertThat(forget().getEnabled()).isFalse();
  }

  private void select(int row) {
    table().setSelection(row);
    table().notifyListeners(SWT.Selection, new Event());
  }

  /** Presses Forget, and that button of the question. */
  private void answer(String button) {
    display.timerExec(50, () -> press(button));
    forget().notifyListeners(SWT.Selection, new Event());
  }

  private void press(String button) {
    Optional<Button> found = Arrays.stream(shell.getShells()).flatMap(AcceptedCertificatesTest::controls)
        .filter(Button.class::isInstance).map(Button.class::cast).filter(each -> each.getText().equals(button))
        .findFirst();
    found.ifPresentOrElse(there -> there.notifyListeners(SWT.Selection, new Event()),
        () -> display.timerExec(50, () -> press(button)));
  }

  private Table table() {
    return (Table) control("hosts.accepted");
  }

  private Button forget() {
    return (Button) control("hosts.forgetCertificate");
  }

  private String details() {
    return ((Text) control("hosts.acceptedDetails")).getText();
  }

  private Control control(String key) {
    return controls(shell).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .findFirst().orElseThrow();
  }

  private static Stream<Control> controls(Control control) {
    return control instanceof Composite parent
        ? Stream.concat(Stream.of(control),
            Arrays.stream(parent.getChildren()).flatMap(AcceptedCertificatesTest::controls))
        : Stream.of(control);
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
}
