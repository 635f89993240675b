/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.workbench.tests.pages.ConsolePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;

/** Every field and list that is seen has a name for who does not see what it is for. */
class NamesTest {

  /** Marks what is ours; Eclipse's own controls are named by Eclipse. */
  private static final String KEY = "org.eclipse.swtbot.widget.key";

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void inTheViews() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    new EventLogPage(bench.driver());
    assertThat(names("")).contains("Hosts and virtual machines",
        "Filter hosts and virtual machines; tag:NAME for those of a tag", "Entries of the event log");
  }

  @Test
  void inTheConsole() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Open Console");
    new ConsolePage(bench.driver(), bench.alpha);
    assertThat(names("")).anyMatch(name -> name.contains(bench.alpha));
  }

  @Test
  void inTheMigrateDialog() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    assertThat(names("Migrate")).contains("Target hosts", "Checks of the selected host");
    dialog.waitForVerdict(Workbench.PM2);
    dialog.next();
    assertThat(names("Migrate")).contains("Limit bandwidth to");
  }

  @Test
  void inTheProperties() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Properties");
    new HostPropertiesPage(bench.driver(), bench.alpha).general(); // Eclipse opens the page that was open last
    assertThat(names("Properties for " + bench.alpha)).contains("UUID", "State");
  }

  private List<String> names(String window) {
    return bench.driver().onUi(() -> shell(window).flatMap(NamesTest::all).filter(Control::isVisible)
        .filter(control -> control.getData(KEY) != null)
        .filter(control -> AccessibleNames.needsName(control) || "console.terminal".equals(control.getData(KEY)))
        .map(NamesTest::name).toList());
  }

  private static String name(Control control) {
    Optional<String> name = AccessibleNames.of(control);
    assertThat(name).as("name of %s", control.getData(KEY)).isPresent();
    return name.get();
  }

  private static Stream<Shell> shell(String title) {
    return title.isEmpty() ? Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell())
        : Arrays.stream(PlatformUI.getWorkbench().getDisplay().getShells()).filter(s -> s.getText().equals(title));
  }

  private static Stream<Control> all(Control control) {
    return control instanceof Composite composite
        ? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(NamesTest::all))
        : Stream.of(control);
  }
}
