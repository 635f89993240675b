/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.custom.CLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.VmsViewPage;

/** The flat table of all VMs. */
class VmsViewTest {

  private static final int HOST = 1;
  private static final int CPU = 3;
  private static final int UPTIME = 7;
  private static final int ADDRESS = 8;

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void showsAllVmsOfAllHostsAndWhatTheirHostsTell() {
    VmsViewPage vms = new VmsViewPage(bench.driver());
    Row row = Wait.forValue("Values of " + bench.alpha, () -> vms.row(bench.alpha).orElse(null),
        shown -> shown != null && shown.cell(CPU).matches("[0-9].*") && shown.cell(ADDRESS).startsWith("10."));
    assertThat(row.cell(HOST)).isEqualTo("pm1");
    assertThat(row.cell(UPTIME)).matches("(> )?[0-9].*");
    assertThat(vms.names()).contains(bench.alpha, bench.beta, bench.big, bench.idle, bench.pinned);
    bench.picture("vms");
  }

  @Test
  void theFilterLooksAtEveryColumn() {
    VmsViewPage vms = new VmsViewPage(bench.driver());
    vms.filter("pm2 run");
    Wait.until("Those of pm2", () -> vms.names().contains(bench.beta) && !vms.names().contains(bench.alpha));
    vms.filter(bench.alpha);
    Wait.forValue("Filtered", vms::names, List.of(bench.alpha)::equals);
    vms.filter("");
    Wait.until("All", () -> vms.names().contains(bench.beta));
  }

  @Test
  void whatEnterRunsIsWhatIsSelectedThen() {
    VmsViewPage vms = new VmsViewPage(bench.driver());
    Wait.until("All", () -> vms.names().contains(bench.idle));
    vms.select(bench.alpha);
    vms.open(bench.idle);
    Wait.until("The reason in the status line", () -> bench.driver().controls(CLabel.class).stream()
        .anyMatch(label -> bench.driver().onUi(label::getText).contains("VM '" + bench.idle + "'")));
    assertThat(bench.driver().dialogs()).isEmpty();
  }

  @Test
  void theMenuHasWhatTheTreeHasForOneAndForMany() {
    VmsViewPage vms = new VmsViewPage(bench.driver());
    Wait.until("All", () -> vms.names().contains(bench.beta));
    vms.select(bench.alpha, bench.beta);
    assertThat(vms.contextMenu()).extracting(MenuEntry::text).anyMatch(text -> text.contains("Shut Down"))
        .anyMatch(text -> text.contains("Migrate")).anyMatch(text -> text.contains("Open Console"))
        .anyMatch(text -> text.contains("Properties"));
  }
}
