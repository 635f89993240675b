/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.SWT;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.ui.list.ColumnSort;

/** Drives filter, hosts and times; makes a display of its own unless the test runs on the thread of one. */
class TopPanelTest {

  private static final MeanTime TEN_MINUTES = MeanTime.live(Duration.ofMinutes(10));

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");
  private final VmId here = fleet.vm("here", pm1);
  private final VmId there = fleet.vm("there", pm2);
  private final ManualClock clock = new ManualClock(Fleet.NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final TopMeans means = new TopMeans(new FakeHistory(), clock, clock::nanoTime, scheduler, TEN_MINUTES);
  private final TopValues values = new TopValues(fleet.inventory, new FakeSampler(), means);
  private final List<Set<HostId>> asked = new ArrayList<>();
  private final TopFeed feed = new TopFeed(fleet.inventory, new FakeSampler(), values, means, (hosts, time) -> {
    asked.add(hosts);
    return new VmsThen(Map.of(there, pm1), List.of("gone"), List.of());
  }, clock::nanoTime, scheduler);
  private MeanTime elsewhere = TEN_MINUTES;
  private final TopTimes times =
      new TopTimes(List.of(new TopRange("day", "1 day", Duration.ofDays(1))), () -> elsewhere, clock);
  private final TopMoment migration = TopMoment.of("Migrated VM 'there'", Fleet.NOW.minusSeconds(90),
      Fleet.NOW.minusSeconds(60), List.of(new TopMoment.Place(pm1, "pm1 (source)"),
          new TopMoment.Place(pm2, "pm2 (target)")));
  private final List<Optional<String>> told = new ArrayList<>();
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private TopPanel panel;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(900, 300);
    panel = new TopPanel(shell, feed, values, times, Set::of, clock::nanoTime);
    panel.onTime(told::add);
    shell.open();
    show();
  }

  @AfterEach
  void close() {
    feed.close();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void show() {
    scheduler.advance(Duration.ofSeconds(3));
    for (int i = 0; panel.show(Optional.empty()) && i < 100; i++) {
      assertThat(shell.isDisposed()).isFalse();
    }
  }

  private <T extends Control> T find(Class<T> type, String key) {
    return all(shell).filter(each -> key.equals(each.getData("org.eclipse.swtbot.widget.key"))).map(type::cast)
        .findFirst().orElseThrow();
  }

  private static Stream<Control> all(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(
        child -> Stream.concat(Stream.of(child), child instanceof Composite inner ? all(inner) : Stream.empty()));
  }

  private Combo range() {
    return find(Combo.class, "top.range");
  }

  private Combo scope() {
    return find(Combo.class, "top.scope");
  }

  private String words() {
    return find(Label.class, "top.words").getText();
  }

  private void choose(Combo combo, int index) {
    combo.select(index);
    combo.notifyListeners(SWT.Selection, new Event());
    show();
  }

  private String sort() {
    return panel.table().columns().sort().map(ColumnSort::key).orElse("");
  }

  @Test
  void atFirstItGoesWithWhatIsShownElsewhere() {
    assertThat(range().getSelectionIndex()).isEqualTo(times.elsewhere());
    assertThat(words()).startsWith("Now, and the mean");
    assertThat(told).containsExactly(Optional.empty());
    elsewhere = new MeanTime(Duration.ofMinutes(1), Optional.of(Fleet.NOW.minusSeconds(600)));
    panel.timeShown();
    show();
    assertThat(words()).startsWith("Looking back: ").contains("the hosts are those of now");
    assertThat(told).last().satisfies(past -> assertThat(past).isPresent());
    assertThat(sort()).as("who used most then").isEqualTo("CPU_MEAN");
    elsewhere = TEN_MINUTES;
    panel.timeShown();
    show();
    assertThat(sort()).as("who uses most now").isEqualTo("CPU");
    assertThat(told).last().isEqualTo(Optional.empty());
  }

  @Test
  void whoHasSortedOtherwiseKeepsThat() {
    choose(range(), 0);
    elsewhere = new MeanTime(Duration.ofMinutes(1), Optional.of(Fleet.NOW.minusSeconds(600)));
    choose(range(), times.elsewhere());
    panel.table().columns().sortBy(new ColumnSort("MEMORY_MEAN", true));
    show();
    choose(range(), 0);
    assertThat(sort()).isEqualTo("MEMORY_MEAN");
  }

  @Test
  void ofAMigrationBothHostsAreShownAndOneCanBeChosen() {
    panel.show(migration);
    show();
    assertThat(scope().getItems()).containsExactly("All hosts", "Selected hosts", "pm1 (source)", "pm2 (target)",
        "pm1 (source) and pm2 (target)");
    assertThat(scope().getSelectionIndex()).isEqualTo(4);
    assertThat(asked).last().isEqualTo(Set.of(pm1, pm2));
    assertThat(feed.listing().order()).containsExactly(there);
    assertThat(words()).contains("were on pm1 (source) and pm2 (target)", "Then: Migrated VM 'there'",
        "not listed: gone.");
    assertThat(sort()).isEqualTo("CPU_MEAN");
    choose(scope(), 2);
    assertThat(asked).last().isEqualTo(Set.of(pm1));
    choose(range(), 0);
    assertThat(feed.listing().order()).as("on pm1 now").containsExactly(here);
    assertThat(words()).startsWith("Now").doesNotContain("Migrated");
  }

  @Test
  void anotherMigrationTakesThePlaceOfTheOneBefore() {
    panel.show(migration);
    panel.show(TopMoment.of("", Fleet.NOW.minusSeconds(9), Fleet.NOW, List.of(new TopMoment.Place(pm2, "pm2"))));
    show();
    assertThat(scope().getItems()).containsExactly("All hosts", "Selected hosts", "pm2");
    assertThat(scope().getText()).isEqualTo("pm2");
    panel.show(TopMoment.of("", Fleet.NOW.minusSeconds(9), Fleet.NOW, List.of()));
    show();
    assertThat(scope().getText()).as("nobody knows the hosts").isEqualTo("All hosts");
    assertThat(range().getItemCount()).isEqualTo(3);
  }

  @Test
  void afterARestartTheMigrationIsNotShownAnyMore() {
    panel.show(migration);
    show();
    XMLMemento memento = XMLMemento.createWriteRoot("view");
    panel.save(memento);
    panel.restore(memento);
    show();
    assertThat(range().getSelectionIndex()).isEqualTo(times.elsewhere());
    assertThat(scope().getSelectionIndex()).isZero();
  }
}
