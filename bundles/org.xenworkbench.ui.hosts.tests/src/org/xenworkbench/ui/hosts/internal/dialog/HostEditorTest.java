/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeHostRegistry;

class HostEditorTest implements HostEditor.Frame {

  private final HostConfiguration host = new HostConfiguration(HostId.random(), "pm1",
      new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.of("ann")), Optional.empty(), true, false);
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private String message = "";
  private @Nullable String error;
  private boolean complete;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
  }

  /** Shows the settings of the host, or an empty form to add one. */
  private void show(Optional<HostConfiguration> settings) {
    new HostEditor(shell, registry(), null, settings, null, this).validate();
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Override
  public void showError(@Nullable String said) {
    error = said;
  }

  @Override
  public void showMessage(String said, int severity) {
    message = said;
  }

  @Override
  public void setComplete(boolean can) {
    complete = can;
  }

  private HostRegistry registry() {
    return new FakeHostRegistry(host).withType("simulator", Transport.LOCAL)
        .withType("test", Transport.TLS, Transport.LOCAL).withType("xen")
        .withObstacle(endpoint -> Optional.of(endpoint)
            .filter(at -> at.transport() == Transport.LOCAL && at.address().startsWith("10."))
            .map(at -> "No socket: " + at.address()));
  }

  @Test
  void warnsThatAStoredPasswordDoesNotFollowToAnotherAddress() {
    show(Optional.of(host));
    assertThat(message).doesNotContain("stored password");
    text("hosts.address").setText("evil.example");
    assertThat(message).contains("stored password", "will be removed");
    text("hosts.password").setText("typed");
    assertThat(message).doesNotContain("stored password");
    text("hosts.password").setText("");
    text("hosts.address").setText("pm1.example");
    assertThat(message).doesNotContain("stored password");
  }

  @Test
  void blamesNoFieldThatWasNotTypedYet() {
    show(Optional.empty());
    assertThat(error).as("nothing was typed").isNull();
    text("hosts.name").setText("pm2");
    assertThat(error).as("the address was not typed yet").isNull();
    assertThat(complete).as("but there must be one").isFalse();
    text("hosts.address").setText("-oProxy");
    assertThat(error).contains("-oProxy");
    text("hosts.address").setText("pm2.example");
    assertThat(error).isNull();
    assertThat(complete).isTrue();
    text("hosts.name").setText("pm1");
    assertThat(error).contains("pm1", "already");
  }

  @Test
  void saysWhatIsStillMissing() {
    show(Optional.empty());
    assertThat(message).as("nothing was begun").doesNotContain("Type");
    text("hosts.address").setText("pm2.example");
    assertThat(message).isEqualTo("Type a name for the host.");
    assertThat(complete).isFalse();
    text("hosts.name").setText("pm2");
    assertThat(complete).isTrue();
    assertThat(message).doesNotContain("Type");
    shell.dispose();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    show(Optional.empty());
    text("hosts.name").setText("pm2");
    assertThat(message).isEqualTo("Type the address of the host.");
    assertThat(error).isNull();
  }

  @Test
  void offersOnlyTheWaysInWhichThatTypeIsReached() {
    show(Optional.empty());
    Combo transport = combo("hosts.transport");
    assertThat(transport.getItems()).hasSize(Transport.values().length);
    assertThat(transport.getText()).isEqualTo("TLS");
    choose(combo("hosts.type"), "simulator");
    assertThat(transport.getItems()).containsExactly("Local");
    assertThat(combo("hosts.peerTransport").getItems()).containsExactly("Local");
    text("hosts.name").setText("demo");
    text("hosts.address").setText("demo/pm1");
    assertThat(complete).isTrue();
    choose(combo("hosts.type"), "xen");
    assertThat(transport.getItems()).hasSize(Transport.values().length);
  }

  @Test
  void aTransportThatWasChosenIsThereAgainWithATypeThatHasIt() {
    show(Optional.empty());
    Combo transport = combo("hosts.transport");
    choose(transport, "SSH");
    for (String type : List.of("test", "simulator", "xen")) {
      choose(combo("hosts.type"), type);
      assertThat(transport.getText().equals("SSH")).as(type).isEqualTo(type.equals("xen"));
    }
    choose(combo("hosts.type"), "test");
    choose(transport, "Local");
    choose(combo("hosts.type"), "xen");
    assertThat(transport.getText()).as("chosen since").isEqualTo("Local");
  }

  @Test
  void saysAtOnceThatAnAddressIsNoneOfALocalHost() {
    show(Optional.empty());
    text("hosts.name").setText("pm2");
    text("hosts.address").setText("10.255.255.1");
    assertThat(complete).isTrue();
    choose(combo("hosts.transport"), "Local");
    assertThat(error).isEqualTo("No socket: 10.255.255.1");
    assertThat(complete).isFalse();
    text("hosts.address").setText("");
    assertThat(complete).isTrue();
  }

  /** Which logs in by its agent, whatever was typed before. */
  @Test
  void takesNoPasswordForSsh() {
    show(Optional.of(host));
    text("hosts.address").setText("other.example");
    text("hosts.password").setText("typed");
    assertThat(message).doesNotContain("stored password");
    choose(combo("hosts.transport"), "SSH");
    assertThat(text("hosts.password").isEnabled()).isFalse();
    assertThat(text("hosts.user").isEnabled()).isTrue();
    assertThat(message).as("what is typed is not used").contains("stored password");
    choose(combo("hosts.transport"), "TLS");
    assertThat(text("hosts.password").isEnabled()).isTrue();
  }

  /** As a file of hosts may have it. */
  @Test
  void keepsATransportThatIsNotOfferedAndSaysWhatIsWrong() {
    show(Optional.of(stored("simulator")));
    Combo transport = combo("hosts.transport");
    assertThat(transport.getText()).isEqualTo("SSH");
    assertThat(error).contains("simulator", "transport");
    assertThat(complete).isFalse();
    text("hosts.name").setText("pm2");
    assertThat(transport.getText()).as("nobody has chosen another one").isEqualTo("SSH");
    choose(transport, "Local");
    assertThat(error).isNull();
    assertThat(complete).isTrue();
    choose(combo("hosts.type"), "xen");
    choose(combo("hosts.type"), "simulator");
    assertThat(transport.getItems()).as("to go back to").containsExactly("SSH", "Local");
  }

  @Test
  void keepsATypeWhoseDriverIsMissing() {
    show(Optional.of(stored("test")));
    assertThat(combo("hosts.type").getText()).isEqualTo("test");
    assertThat(combo("hosts.transport").getText()).isEqualTo("SSH");
  }

  private HostConfiguration stored(String type) {
    return new HostConfiguration(host.id(), "pm1",
        new Endpoint(type, Transport.SSH, "pm1.example", 0, Optional.empty()),
        Optional.empty(), true, false);
  }

  private static void choose(Combo combo, String item) {
    combo.setText(item);
    combo.notifyListeners(SWT.Selection, new Event());
  }

  private Combo combo(String key) {
    return (Combo) control(key);
  }

  private Text text(String key) {
    return (Text) control(key);
  }

  private Control control(String key) {
    return controls(shell).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .findFirst().orElseThrow();
  }

  private static Stream<Control> controls(Control control) {
    return control instanceof Composite parent
        ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(HostEditorTest::controls))
        : Stream.of(control);
  }
}
