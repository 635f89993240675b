/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.ui.list.ColumnSort;

class TopFeedTest {

  private static final Duration SOON = Duration.ofMillis(50);

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final FakeSampler sampler = new FakeSampler();
  private final FakeHistory history = new FakeHistory();
  private final ManualClock clock = new ManualClock(Fleet.NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final TopMeans means = new TopMeans(history, clock, clock::nanoTime, scheduler,
      MeanTime.live(Duration.ofMinutes(10)));
  private final VmId one = fleet.vm("one", pm1);
  private final VmId two = fleet.vm("two", pm1);
  private final TopFeed feed = new TopFeed(fleet.inventory, sampler,
      new TopValues(fleet.inventory, sampler, means), means, this::past, clock::nanoTime, scheduler);
  private int changes;
  /** Where VMs were in the time that is looked back at. */
  private Map<VmId, HostId> then = Map.of();
  private int looks;

  private VmsThen past(Set<HostId> hosts, MeanTime time) {
    looks++;
    return new VmsThen(then, List.of(), List.of());
  }

  @AfterEach
  void close() {
    feed.close();
  }

  private void measure(VmId vm, double cpu) {
    sampler.put(vm, Metrics.CPU_USAGE, cpu);
    sampler.tell(new SampleBatch(pm1, Instant.EPOCH, Map.of(vm, Map.of(Metrics.CPU_USAGE, cpu))));
  }

  private void wait(Duration duration) {
    scheduler.advance(duration);
  }

  private List<VmId> order() {
    return feed.listing().order();
  }

  @Test
  void rowsStayInTheirPlacesForTwoSeconds() {
    measure(one, 0.5);
    wait(SOON);
    assertThat(order()).containsExactly(one, two);
    measure(two, 0.9);
    wait(Duration.ofMillis(1_900));
    assertThat(order()).containsExactly(one, two);
    wait(Duration.ofMillis(100));
    assertThat(order()).containsExactly(two, one);
  }

  /** It is made on the UI thread, and there may be ten thousand VMs. */
  @Test
  void noVmIsLookedAtBeforeItIsPutInOrder() {
    List<String> asked = new ArrayList<>();
    Inventory counted = (Inventory) Proxy.newProxyInstance(Inventory.class.getClassLoader(),
        new Class<?>[] {Inventory.class}, (proxy, method, arguments) -> {
          asked.add(method.getName());
          return method.invoke(fleet.inventory, arguments);
        });
    TopFeed other =
        new TopFeed(counted, sampler, new TopValues(counted, sampler, means), means, this::past, clock::nanoTime,
            scheduler);
    assertThat(asked).containsExactly("addListener");
    wait(SOON);
    assertThat(other.listing().order()).containsExactly(one, two);
    other.close();
  }

  @Test
  void whatTheUserWantsIsSeenAtOnce() {
    wait(SOON);
    feed.show(TopWish.FIRST.withText("two"));
    wait(Duration.ZERO);
    assertThat(order()).containsExactly(two);
    assertThat(feed.listing().count()).isEqualTo(2);
  }

  @Test
  void whatComesAndGoesIsSeenSoon() {
    wait(SOON);
    VmId three = fleet.vm("three", pm1);
    fleet.inventory.remove(one);
    wait(SOON);
    assertThat(order()).containsExactly(three, two);
  }

  @Test
  void onlyWhatIsNewOfThoseInSightIsShown() {
    wait(SOON);
    feed.show(List.of(one));
    feed.onChange(() -> changes++);
    measure(two, 0.1);
    assertThat(changes).as("out of sight").isZero();
    measure(one, 0.1);
    assertThat(changes).isOne();
  }

  @Test
  void aConnectionThatComesAndGoesOrdersNothing() {
    wait(Duration.ofSeconds(10));
    List<VmId> before = order();
    feed.onChange(() -> changes++);
    fleet.inventory.put(fleet.inventory.host(pm1).map(Host::toBuilder).orElseThrow()
        .connection(Connection.of(Connection.State.DISCONNECTED, Fleet.NOW)).build());
    wait(Duration.ofSeconds(10));
    assertThat(changes).isZero();
    assertThat(order()).isSameAs(before);
  }

  @Test
  void sortedByTheMeanAllAreReadAndOrderedAsTheyCome() {
    long now = Fleet.NOW.toEpochMilli();
    history.put(two, Metrics.CPU_USAGE, new TimeSeries(new long[] {now - 1_000, now}, new double[] {1, 1}));
    feed.show(TopWish.FIRST.withSort(Optional.of(new ColumnSort(TopColumn.CPU_MEAN.name(), true))));
    wait(SOON);
    feed.show(List.of());
    wait(Duration.ofSeconds(3));
    assertThat(order()).containsExactly(two, one);
    assertThat(means.of(one)).isPresent();
  }

  @Test
  void sortedByWhatIsMeasuredNoMeanIsReadThatIsNotSeen() {
    wait(SOON);
    feed.show(List.of(one));
    wait(Duration.ofSeconds(3));
    assertThat(means.of(one)).isPresent();
    assertThat(means.of(two)).isEmpty();
  }

  @Test
  void closedItHearsNothing() {
    feed.close();
    assertThat(fleet.inventory.isHeard()).isFalse();
  }

  private void lookBack(Duration length) {
    feed.show(feed.wish().withHosts(Optional.of(Set.of(pm1))));
    feed.show(new MeanTime(length, Optional.of(Fleet.NOW.minusSeconds(3_600))));
    wait(SOON);
  }

  @Test
  void ofATimeThatIsOverThoseAreListedThatWereThere() {
    HostId pm2 = fleet.host("pm2");
    VmId left = fleet.vm("left", pm2);
    then = Map.of(left, pm1, one, pm1);
    wait(SOON);
    lookBack(Duration.ofMinutes(1));
    assertThat(order()).containsExactly(left, one);
    assertThat(feed.then()).hasValueSatisfying(past -> assertThat(past.has(left)).isTrue());
    feed.show(MeanTime.live(Duration.ofMinutes(1)));
    wait(SOON);
    assertThat(order()).as("those that are there").containsExactly(one, two);
    assertThat(feed.then()).isEmpty();
  }

  @Test
  void theLogIsReadOnceUntilItHasMoreOrAnotherTimeIsWanted() {
    lookBack(Duration.ofMinutes(1));
    assertThat(looks).isOne();
    fleet.vm("three", pm1);
    wait(SOON);
    assertThat(looks).isOne();
    then = Map.of(two, pm1);
    feed.logged();
    wait(SOON);
    assertThat(order()).containsExactly(two);
    assertThat(looks).isEqualTo(2);
    lookBack(Duration.ofMinutes(2));
    assertThat(looks).isEqualTo(3);
    feed.show(feed.wish().withHosts(Optional.empty()));
    feed.logged();
    wait(SOON);
    assertThat(order()).hasSize(3);
    assertThat(looks).as("of all hosts nobody asks").isEqualTo(3);
  }

  @Test
  void whatAHostTookIsReadAgainWhenItIsKeptLessFine() {
    long then = Fleet.NOW.minusSeconds(3_600).toEpochMilli();
    history.put(one, Metrics.CPU_USAGE, new TimeSeries(new long[] {then - 1_000, then}, new double[] {1, 1}));
    this.then = Map.of(one, pm1);
    lookBack(Duration.ofMinutes(1));
    feed.show(List.of(one));
    wait(Duration.ofMinutes(50));
    assertThat(looks).isOne();
    wait(Duration.ofMinutes(20));
    assertThat(looks).as("an hour is what is kept").isEqualTo(2);
    wait(Duration.ofHours(3));
    assertThat(looks).isEqualTo(2);
  }
}
