/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

class HostDialogTest {

  private final HostConfiguration host = new HostConfiguration(HostId.random(), "pm1",
      new Endpoint("xen", Transport.TLS, "pm1.example", 0, Optional.of("ann")), Optional.empty(), true, false);
  private Display display;
  private Shell shell;
  private HostDialog dialog;

  @BeforeEach
  void open() {
    display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    dialog = HostDialog.edit(shell, registry(), null, host);
    dialog.create();
  }

  @AfterEach
  void close() {
    dialog.close();
    shell.dispose();
  }

  private HostRegistry registry() {
    return (HostRegistry) Proxy.newProxyInstance(HostRegistry.class.getClassLoader(), new Class<?>[] {HostRegistry.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "hostTypes" -> List.of("xen");
          case "configurations" -> List.of(host);
          case "capabilities" -> Optional.empty();
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }

  @Test
  void warnsThatAStoredPasswordDoesNotFollowToAnotherAddress() {
    assertThat(dialog.getMessage()).doesNotContain("stored password");
    text("hosts.address").setText("evil.example");
    assertThat(dialog.getMessage()).contains("stored password", "will be removed");
    text("hosts.password").setText("typed");
    assertThat(dialog.getMessage()).doesNotContain("stored password");
    text("hosts.password").setText("");
    text("hosts.address").setText("pm1.example");
    assertThat(dialog.getMessage()).doesNotContain("stored password");
  }

  private Text text(String key) {
    return (Text) controls(dialog.getShell()).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .findFirst().orElseThrow();
  }

  private static Stream<Control> controls(Control control) {
    return control instanceof Composite parent
        ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(HostDialogTest::controls))
        : Stream.of(control);
  }
}
