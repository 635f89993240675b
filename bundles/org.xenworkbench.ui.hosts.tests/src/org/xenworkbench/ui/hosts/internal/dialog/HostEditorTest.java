/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
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

class HostEditorTest implements HostEditor.Frame {

  private final HostConfiguration host = new HostConfiguration(HostId.random(), "pm1",
      new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.of("ann")), Optional.empty(), true, false);
  private Display display;
  private Shell shell;
  private String message = "";

  @BeforeEach
  void open() {
    display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new GridLayout());
    new HostEditor(shell, registry(), null, Optional.of(host), this).validate();
  }

  @AfterEach
  void close() {
    shell.dispose();
  }

  @Override
  public void showError(@Nullable String error) {
    // What is wrong is not asked here.
  }

  @Override
  public void showMessage(String said, int severity) {
    message = said;
  }

  @Override
  public void setComplete(boolean complete) {
    // Nothing is saved here.
  }

  private HostRegistry registry() {
    return (HostRegistry) Proxy.newProxyInstance(HostRegistry.class.getClassLoader(), new Class<?>[] {HostRegistry.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "hostTypes" -> List.of("xen");
          case "transports" -> EnumSet.allOf(Transport.class);
          case "configurations" -> List.of(host);
          case "capabilities" -> Optional.empty();
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }

  @Test
  void warnsThatAStoredPasswordDoesNotFollowToAnotherAddress() {
    assertThat(message).doesNotContain("stored password");
    text("hosts.address").setText("evil.example");
    assertThat(message).contains("stored password", "will be removed");
    text("hosts.password").setText("typed");
    assertThat(message).doesNotContain("stored password");
    text("hosts.password").setText("");
    text("hosts.address").setText("pm1.example");
    assertThat(message).doesNotContain("stored password");
  }

  private Text text(String key) {
    return (Text) controls(shell).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .findFirst().orElseThrow();
  }

  private static Stream<Control> controls(Control control) {
    return control instanceof Composite parent
        ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(HostEditorTest::controls))
        : Stream.of(control);
  }
}
