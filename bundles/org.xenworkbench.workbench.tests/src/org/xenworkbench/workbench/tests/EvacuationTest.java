/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EvacuationPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

/** A host that is evacuated from the tree, is no target meanwhile, and gets its VMs back. */
class EvacuationTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @AfterEach
  void noTags() {
    Tags tags = Services.get(Tags.class);
    tags.change(Set.of(Workbench.host(PM1).id(), VmId.of(bench.uuid(bench.alpha)), VmId.of(bench.uuid(bench.big))),
        Set.of(), Set.copyOf(tags.all()));
  }

  private EvacuationPage evacuate() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Evacuate...");
    return new EvacuationPage(bench.driver(), "Evacuate 'pm1'", "Evacuate");
  }

  @Test
  void whatRunsGoesIsNotLetInAndComesBack() {
    Services.get(Tags.class).change(Set.of(VmId.of(bench.uuid(bench.big))), Set.of("do-not-migrate"), Set.of());
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    EvacuationPage dialog = evacuate();
    assertThat(dialog.plan()).contains(bench.alpha + " > pm2", bench.big + " > stays");
    assertThat(dialog.reason(bench.alpha)).startsWith("The only one that can take it: ");
    assertThat(dialog.reason(bench.big)).isEqualTo("It has the tag do-not-migrate.");
    bench.picture("plan");
    dialog.accept();
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    Wait.until("The sign", () -> hosts.state(SHOWN_PM1).contains("in maintenance"));
    bench.picture("maintenance");
    new EventLogPage(bench.driver()).waitFor("That it is done",
        entry -> entry.message().contains("Evacuated 'pm1': ") && entry.status().equals("Done"));

    hosts.select(SHOWN_PM2, bench.alpha);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage migrate = new MigrateDialogPage(bench.driver());
    assertThat(migrate.waitForVerdict(PM1)).isEqualTo(MigrateDialogPage.NOT_POSSIBLE);
    assertThat(migrate.reason(PM1)).isEqualTo("'pm1' is in maintenance.");
    migrate.cancel();

    hosts.select(SHOWN_PM1);
    hosts.contextMenu("End Maintenance...");
    EvacuationPage end = new EvacuationPage(bench.driver(), "End the maintenance of 'pm1'", "End Maintenance");
    assertThat(end.plan()).contains(bench.alpha + " > comes back");
    end.accept();
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    Wait.until("No sign", () -> !hosts.state(SHOWN_PM1).contains("in maintenance"));
  }

  @Test
  void theOrderIsChangedAndAllIsRolledBack() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    // what is under way is waited for, and that one would take minutes
    bench.fleet().become(bench.uuid(bench.big), DomainState.SHUT_OFF, StateReason.SHUT_DOWN);
    hosts.waitForState(SHOWN_PM1, bench.big, "Shut off");
    EvacuationPage dialog = evacuate();
    List<String> plan = dialog.plan();
    assertThat(plan).hasSizeGreaterThan(1);
    String last = plan.get(plan.size() - 1).replaceFirst(" > .*", "");
    dialog.move(last, "Up");
    assertThat(dialog.plan().get(plan.size() - 2)).startsWith(last);
    bench.picture("order");
    dialog.accept();
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Evacuation", "Roll Back Evacuation");
    new QuestionPage(bench.driver(), "Roll Back Evacuation").answer("Roll Back Evacuation");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    Wait.until("No sign", () -> !hosts.state(SHOWN_PM1).contains("in maintenance"));
    new EventLogPage(bench.driver()).waitFor("That it is done",
        entry -> entry.message().startsWith("Rolled back the evacuation of 'pm1'") && entry.status().equals("Done"));
  }
}
