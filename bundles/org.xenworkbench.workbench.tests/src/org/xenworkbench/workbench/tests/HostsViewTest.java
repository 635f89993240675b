/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.custom.CLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

class HostsViewTest {

  private static final Duration POLL = Duration.ofMillis(2);

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void showsHostsAndMachinesWithTheirStates() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, "Connected");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Shut off");
    hosts.waitForState(SHOWN_PM2, bench.beta, "Running");
    assertThat(hosts.vms(SHOWN_PM1)).containsExactly("Domain-0", bench.alpha, bench.big, bench.idle,
        bench.pinned);
    assertThat(hosts.vms(SHOWN_PM2)).containsExactly("Domain-0", bench.beta);
    Wait.forValue("CPU and memory of pm1", () -> hosts.cells(SHOWN_PM1),
        cells -> cells.get(2).contains("%") && cells.get(3).contains("GiB"));
  }

  @Test
  void followsWhatHappensOnTheHostsAtOnce() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    // no round comes in time to tell of it: what is shown was heard
    Services.get(Polling.class).setInterval(Polling.MAX_INTERVAL);
    AtomicLong slowest = new AtomicLong();
    for (int round = 0; round < 10; round++) {
      boolean pause = round % 2 == 0;
      AtomicLong changed = new AtomicLong();
      try (Registration listening = Services.get(Inventory.class).addListener(
          changes -> changed.compareAndSet(0, System.nanoTime()))) {
        bench.fleet().power(bench.uuid(bench.alpha), pause ? PowerAction.PAUSE : PowerAction.RESUME);
        Wait.until("The tree shows it", Wait.LIMIT, POLL,
            () -> hosts.state(SHOWN_PM1, bench.alpha).equals(pause ? "Paused" : "Running"));
        long shown = System.nanoTime();
        Wait.until("The model heard of it", () -> changed.get() != 0);
        slowest.accumulateAndGet(shown - changed.get(), Math::max);
      }
    }
    Measured.print("model event to tree, slowest of 10: " + Duration.ofNanos(slowest.get()).toMillis()
        + " ms (wanted: 100 ms)");
  }

  /** Enter selects the row of the cursor, and acts before the workbench has heard of it. */
  @Test
  void whatEnterRunsIsWhatIsSelectedThen() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.idle, "Shut off");
    hosts.selectNothing();
    hosts.open(SHOWN_PM1);
    new HostPropertiesPage(bench.driver(), "pm1").cancel();
    hosts.selectNothing();
    hosts.openBelow(SHOWN_PM1, bench.idle);
    Wait.until("The reason in the status line", () -> bench.driver().controls(CLabel.class).stream()
        .anyMatch(label -> bench.driver().onUi(label::getText).contains("VM '" + bench.idle + "'")));
    assertThat(bench.driver().dialogs()).isEmpty();
  }

  @Test
  void disconnectsAndConnects() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, "Connected");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Disconnect");
    hosts.waitForState(SHOWN_PM1, "Disconnected");
    assertThat(hosts.state(SHOWN_PM2)).isEqualTo("Connected");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Connect");
    hosts.waitForState(SHOWN_PM1, "Connected");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  @Test
  void saysWhyAHostIsLostAndComesBackByItself() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, "Connected");
    bench.fleet().setReachable(PM1, false);
    Wait.forValue("State of pm1", () -> hosts.state(SHOWN_PM1), state -> state.contains("does not answer"));
    assertThat(hosts.state(SHOWN_PM2)).isEqualTo("Connected");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Connect"); // before it can come back by itself
    bench.fleet().setReachable(PM1, true);
    hosts.waitForState(SHOWN_PM1, "Connected");
  }

  @Test
  void removesAHostAfterAsking() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM2);
    hosts.contextMenu("Remove Host...");
    QuestionPage question = new QuestionPage(bench.driver(), "Remove Host");
    assertThat(question.text()).contains("pm2").contains("Nothing else is changed");
    question.answer("Cancel");
    assertThat(hosts.hosts()).contains(SHOWN_PM2);
    hosts.select(SHOWN_PM2);
    hosts.contextMenu("Remove Host...");
    new QuestionPage(bench.driver(), "Remove Host").answer("Remove Host");
    Wait.until("pm2 is gone", () -> !hosts.hosts().contains(SHOWN_PM2));
    assertThat(hosts.hosts()).contains(SHOWN_PM1);
  }

  @Test
  void filtersByName() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.filter(bench.beta);
    try {
      Wait.until("Only " + bench.beta, () -> hosts.names().equals(List.of(SHOWN_PM2, bench.beta)));
    } finally {
      hosts.filter("");
    }
    Wait.until("All again", () -> hosts.names().contains(bench.alpha));
  }
}
