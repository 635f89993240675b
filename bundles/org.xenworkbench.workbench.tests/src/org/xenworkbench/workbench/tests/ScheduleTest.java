/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.SchedulePage;
import org.xenworkbench.workbench.tests.pages.WorkbenchPage;

/** An evacuation that is scheduled from the tree, and taken from the schedule. */
class ScheduleTest {

  private static final String TITLE = "Schedule the evacuation of 'pm1'";

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void whatIsScheduledIsListedAndTakenFromTheSchedule() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Schedule Evacuation...");
    new WorkbenchPage(bench.driver()).waitForDialog(TITLE);
    bench.picture("time");
    bench.driver().click(Query.text(Kind.BUTTON, "Schedule").in(TITLE));
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Scheduled Migrations...");
    SchedulePage schedule = new SchedulePage(bench.driver());
    assertThat(schedule.orders(1)).containsExactly("Evacuate host 'pm1'");
    bench.picture("schedule");
    schedule.takeFirst();
    assertThat(schedule.orders(0)).isEmpty();
    schedule.close();
    assertThat(hosts.state(SHOWN_PM1)).doesNotContain("in maintenance");
  }
}
