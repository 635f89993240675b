/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;

/** What prevents a migration stays as a problem, and its quick fix mends it. */
class MigrationProblemsTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private MigrateDialogPage open() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Migrate...");
    return new MigrateDialogPage(bench.driver());
  }

  /** Those of this test's VM: one of another test that was given up may be there. */
  private List<IMarker> problems() {
    try {
      return Stream.of(ResourcesPlugin.getWorkspace().getRoot().findMarkers("org.xenworkbench.ui.migration.blocker",
          true, IResource.DEPTH_ZERO))
          .filter(marker -> marker.getAttribute(IMarker.LOCATION, "").contains(bench.alpha)).toList();
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNetworkThatIsOffIsStartedByTheQuickFix() throws Exception {
    HostId pm2 = Services.get(HostRegistry.class).configurations().stream()
        .filter(host -> host.name().equals(PM2)).findFirst().orElseThrow().id();
    Services.get(HostCalls.class).run(pm2, Role.OPERATIONS,
        session -> session.require(NetworkControl.class).stopNetwork("lan"));
    MigrateDialogPage dialog = open();
    assertThat(dialog.waitForVerdict(PM2)).isEqualTo(MigrateDialogPage.NOT_POSSIBLE);
    dialog.select(PM2);
    assertThat(dialog.details()).startsWith("Network: Network 'lan' is not active on 'pm2'.");
    dialog.cancel();
    IMarker problem = Wait.forValue("The problem", this::problems, found -> found.size() == 1).get(0);
    assertThat(problem.getAttribute(IMarker.LOCATION, "")).contains(bench.alpha, PM2);
    bench.driver().onUi(() -> {
      IMarkerResolution[] offered = IDE.getMarkerHelpRegistry().getResolutions(problem);
      assertThat(Stream.of(offered).map(IMarkerResolution::getLabel))
          .containsExactly("Start network 'lan' on 'pm2'");
      offered[0].run(problem);
      return offered;
    });
    Wait.forValue("That it is mended", this::problems, List::isEmpty);
    MigrateDialogPage again = open();
    assertThat(again.waitForVerdict(PM2)).isEqualTo(MigrateDialogPage.POSSIBLE);
    again.cancel();
    assertThat(problems()).isEmpty();
  }
}
