/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.B;
import static org.xenworkbench.core.alerts.internal.World.OLD;
import static org.xenworkbench.core.alerts.internal.World.WEB;
import static org.xenworkbench.core.alerts.internal.World.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;

class EvaluationTest {

  private final World world = new World();
  private final Evaluation evaluation =
      new Evaluation(world.inventory, world.groups, () -> Duration.ofSeconds(30));

  private static AlertRule busy(AlertScope scope) {
    return AlertRule.of("busy", scope, "cpu_usage", 0.9).build();
  }

  private List<String> use(AlertRule... rules) {
    return words(evaluation.use(List.of(rules), world.now()));
  }

  private List<String> cpu(HostId host, org.xenworkbench.core.model.VmId vm, double usage) {
    return words(evaluation.sampled(world.cpu(host, vm, usage)));
  }

  /** The inventory has it, and tells. */
  private List<String> put(VirtualMachine vm) {
    Optional<VirtualMachine> before = world.inventory.virtualMachine(vm.id());
    world.inventory.put(vm);
    return words(evaluation.changed(List.of(new InventoryChange.VmChange(vm.id(), before, Optional.of(vm))),
        world.now()));
  }

  @Test
  void isRaisedAndOverOnceEach() {
    use(busy(AlertScope.ALL_VMS));
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
    assertThat(cpu(A, WEB, 0.97)).isEmpty();
    Alert alert = evaluation.active().get(0);
    assertThat(alert.latest()).isEqualTo(0.97);
    assertThat(alert.peak()).isEqualTo(0.97);
    assertThat(alert.hostName()).isEqualTo("a");
    assertThat(alert.latestTime()).isEqualTo(world.now());
    assertThat(evaluation.active(WEB)).containsExactly(alert);
    assertThat(evaluation.active(OLD)).isEmpty();
    assertThat(cpu(A, WEB, 0.5)).containsExactly("RESOLVED web CLEARED");
    assertThat(cpu(A, WEB, 0.5)).isEmpty();
    assertThat(evaluation.active()).isEmpty();
  }

  /** The interval of the polling can be set at any time. */
  @Test
  void aLongerIntervalThanAtTheBeginningIsNoGap() {
    AtomicReference<Duration> gap = new AtomicReference<>(Duration.ofSeconds(4));
    Evaluation asked = new Evaluation(world.inventory, world.groups, gap::get);
    asked.use(List.of(busy(AlertScope.ALL_VMS).toBuilder().holds(Duration.ofSeconds(10)).build()), world.now());
    asked.sampled(world.cpu(A, WEB, 0.95));
    gap.set(Duration.ofSeconds(15));
    assertThat(words(asked.sampled(world.cpu(A, WEB, 0.95)))).isEmpty();
    assertThat(words(asked.sampled(world.cpu(A, WEB, 0.95)))).containsExactly("RAISED web");
  }

  @Test
  void anAlertIsFoundByItsIdentityAsLongAsItLasts() {
    use(busy(AlertScope.ALL_VMS), busy(AlertScope.vm(WEB)));
    cpu(A, WEB, 0.95);
    cpu(B, OLD, 0.95);
    List<Alert> all = evaluation.active();
    assertThat(all).hasSize(3).allSatisfy(alert -> assertThat(evaluation.alert(alert.id())).hasValue(alert));
    assertThat(evaluation.activeCount()).isEqualTo(3);
    cpu(A, WEB, 0.96);
    assertThat(evaluation.alert(all.get(0).id()).map(Alert::latest)).as("as it is now").hasValue(0.96);
    cpu(A, WEB, 0.1);
    assertThat(evaluation.activeCount()).isEqualTo(1);
    use();
    assertThat(evaluation.activeCount()).isZero();
    assertThat(all).allSatisfy(alert -> assertThat(evaluation.alert(alert.id())).isEmpty());
  }

  @Test
  void hostsAndVmsAreToldApart() {
    use(busy(AlertScope.ALL_HOSTS));
    assertThat(words(evaluation.sampled(world.next(A, Map.of(A, 1.0, WEB, 1.0), "cpu_usage"))))
        .containsExactly("RAISED a");
  }

  @Test
  void oneVmOneHostItsVmsAndGroupsAreWatched() {
    GroupId group = world.groups.add("racks").id();
    world.groups.move(Set.of(B), Optional.of(group));
    List<String> told = new ArrayList<>();
    for (AlertScope scope : List.of(AlertScope.vm(WEB), AlertScope.vmsOf(A), AlertScope.vmsOf(group),
        AlertScope.hostsOf(group), AlertScope.host(A))) {
      use(busy(scope));
      told.addAll(words(evaluation.sampled(world.next(A, Map.of(A, 1.0, WEB, 1.0), "cpu_usage"))));
      told.addAll(words(evaluation.sampled(world.next(B, Map.of(B, 1.0, OLD, 1.0), "cpu_usage"))));
      told.add("-");
      use();
    }
    assertThat(told).containsExactly("RAISED web", "-", "RAISED web", "-", "RAISED old", "-", "RAISED b", "-",
        "RAISED a", "-");
  }

  private List<String> put(Host host) {
    Optional<Host> before = world.inventory.host(host.id());
    world.inventory.put(host);
    return words(evaluation.changed(List.of(new InventoryChange.HostChange(host.id(), before, Optional.of(host))),
        world.now()));
  }

  @Test
  void aMachineThatIsThereTwiceIsOneOfAllHosts() {
    AlertRule itself = busy(AlertScope.host(B)).toBuilder().name("itself").build();
    use(busy(AlertScope.ALL_HOSTS), itself);
    assertThat(words(evaluation.sampled(world.next(B, Map.of(B, 1.0), "cpu_usage"))))
        .containsExactly("RAISED b", "RAISED b");
    Host second = world.host(B, "b", Connection.State.CONNECTED);
    assertThat(put(second.toBuilder().sameMachineAs(Optional.of(A)).build())).containsExactly("RESOLVED b LEFT_SCOPE");
    assertThat(words(evaluation.sampled(world.next(B, Map.of(B, 1.0), "cpu_usage")))).isEmpty();
    assertThat(put(second)).isEmpty();
    assertThat(words(evaluation.sampled(world.next(B, Map.of(B, 1.0), "cpu_usage")))).containsExactly("RAISED b");
  }

  @Test
  void aHostThatIsNotConnectedLeavesItsAlertsWithoutData() {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    world.inventory.put(world.host(A, "a", Connection.State.FAILED));
    assertThat(words(evaluation.changed(List.of(new InventoryChange.HostChange(A, Optional.empty(),
        world.inventory.host(A))), world.now()))).containsExactly("CHANGED web");
    assertThat(evaluation.active()).extracting(Alert::state).containsExactly(Alert.State.NO_DATA);
    world.clock.advance(Duration.ofHours(1));
    assertThat(cpu(A, WEB, 0.95)).as("not raised again").containsExactly("CHANGED web");
    assertThat(evaluation.active()).extracting(Alert::state).containsExactly(Alert.State.RAISED);
    assertThat(cpu(A, WEB, 0.1)).containsExactly("RESOLVED web CLEARED");
  }

  /** What a host listed is forgotten when the user disconnects it. */
  @Test
  void ofAHostThatIsDisconnectedNobodyCanTellWhatIsGone() {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    world.inventory.put(world.host(A, "a", Connection.State.DISCONNECTED));
    world.inventory.remove(WEB);
    assertThat(words(evaluation.changed(List.of(new InventoryChange.VmChange(WEB, Optional.empty(), Optional.empty())),
        world.now()))).containsExactly("CHANGED web");
    world.inventory.put(world.host(A, "a", Connection.State.CONNECTED));
    assertThat(words(evaluation.sampled(world.next(A, Map.of(), "cpu_usage")))).containsExactly("RESOLVED web GONE");
  }

  @Test
  void aMetricThatIsMissingLeavesItWithoutData() {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    assertThat(words(evaluation.sampled(world.next(A, Map.of(WEB, 0.95), "memory")))).containsExactly("CHANGED web");
    assertThat(cpu(A, WEB, Double.NaN)).isEmpty();
    assertThat(evaluation.active()).extracting(Alert::state).containsExactly(Alert.State.NO_DATA);
  }

  @Test
  void aVmThatDoesNotRunAnyMoreHasNoAlert() {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    assertThat(put(World.vm(WEB, "web", A).toBuilder().state(DomainState.SHUT_OFF, -1).build()))
        .containsExactly("RESOLVED web SHUT_OFF");
    assertThat(evaluation.active()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aVmThatIsNotListedAnyMoreHasNoAlert(boolean isTold) {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    world.inventory.remove(WEB);
    List<Happening> told = isTold
        ? evaluation.changed(List.of(new InventoryChange.VmChange(WEB, Optional.empty(), Optional.empty())),
            world.now())
        : evaluation.sampled(world.next(A, Map.of(), "cpu_usage"));
    assertThat(words(told)).containsExactly("RESOLVED web GONE");
  }

  @Test
  void aHostThatIsRemovedHasNoAlerts() {
    use(busy(AlertScope.ALL_VMS));
    cpu(A, WEB, 0.95);
    cpu(B, OLD, 0.95);
    world.inventory.remove(A);
    assertThat(words(evaluation.changed(
        List.of(new InventoryChange.HostChange(A, Optional.empty(), Optional.empty())), world.now())))
        .containsExactly("RESOLVED web GONE");
    assertThat(evaluation.active()).extracting(Alert::objectName).containsExactly("old");
  }

  @Test
  void aVmThatMigratesKeepsItsAlert() {
    use(busy(AlertScope.vm(WEB)));
    cpu(A, WEB, 0.95);
    assertThat(put(World.vm(WEB, "web", B))).isEmpty();
    assertThat(words(evaluation.sampled(world.next(A, Map.of(), "cpu_usage")))).as("its former host").isEmpty();
    assertThat(cpu(B, WEB, 0.95)).isEmpty();
    assertThat(evaluation.active()).extracting(Alert::hostName).containsExactly("b");
    assertThat(cpu(B, WEB, 0.5)).containsExactly("RESOLVED web CLEARED");
  }

  @Test
  void aVmThatMigratesOutOfTheScopeHasNoAlertAndOneThatComesMayHave() {
    use(busy(AlertScope.vmsOf(A)));
    cpu(A, WEB, 0.95);
    assertThat(put(World.vm(WEB, "web", B))).containsExactly("RESOLVED web LEFT_SCOPE");
    assertThat(cpu(B, WEB, 0.95)).isEmpty();
    put(World.vm(WEB, "web", A));
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
  }

  /** The sample may come before the change is told. */
  @Test
  void theSampleOfAnotherHostSaysThatItHasMoved() {
    use(busy(AlertScope.vmsOf(A)));
    cpu(A, WEB, 0.95);
    assertThat(cpu(B, WEB, 0.95)).containsExactly("RESOLVED web LEFT_SCOPE");
  }

  @Test
  void aHostThatLeavesAGroupTakesItsVmsOutOfTheScope() {
    GroupId group = world.groups.add("racks").id();
    world.groups.move(Set.of(A), Optional.of(group));
    use(busy(AlertScope.vmsOf(group)));
    cpu(A, WEB, 0.95);
    world.groups.move(Set.of(A), Optional.empty());
    assertThat(words(evaluation.regrouped(world.now()))).containsExactly("RESOLVED web LEFT_SCOPE");
    assertThat(cpu(A, WEB, 0.95)).isEmpty();
    world.groups.move(Set.of(A), Optional.of(group));
    assertThat(words(evaluation.regrouped(world.now()))).isEmpty();
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
  }

  @Test
  void aGroupHasTheHostsOfThoseWithinIt() {
    GroupId site = world.groups.add("site").id();
    GroupId rack = world.groups.add("rack", Optional.of(site)).id();
    world.groups.move(Set.of(A), Optional.of(rack));
    use(busy(AlertScope.vmsOf(site)));
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
    world.groups.nest(Set.of(rack), Optional.empty());
    assertThat(words(evaluation.regrouped(world.now()))).containsExactly("RESOLVED web LEFT_SCOPE");
  }

  @Test
  void whatIsBeyondDoesNotCountOverASilence() {
    use(busy(AlertScope.ALL_VMS).toBuilder().holds(Duration.ofSeconds(10)).build());
    cpu(A, WEB, 0.95);
    evaluation.sampled(world.next(A, Map.of(), "cpu_usage"));
    assertThat(cpu(A, WEB, 0.95)).isEmpty();
    assertThat(cpu(A, WEB, 0.95)).isEmpty();
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
  }

  @Test
  void aRuleThatIsCalledOtherwiseGoesOnAndAnotherLevelBeginsAnew() {
    AlertRule rule = busy(AlertScope.ALL_VMS);
    use(rule);
    cpu(A, WEB, 0.95);
    assertThat(use(rule.toBuilder().name("very busy").build())).isEmpty();
    assertThat(evaluation.active()).extracting(alert -> alert.rule().name()).containsExactly("very busy");
    assertThat(use(rule.toBuilder().level(rule.sense(), 0.8).build())).containsExactly("RESOLVED web RULE_CHANGED");
    assertThat(cpu(A, WEB, 0.95)).containsExactly("RAISED web");
    assertThat(use()).containsExactly("RESOLVED web RULE_OFF");
    assertThat(cpu(A, WEB, 0.95)).isEmpty();
  }

  @Test
  void anAlertOfAnEarlierSessionGoesOnAndIsNotRaisedAgain() {
    AlertRule rule = busy(AlertScope.ALL_VMS);
    use(rule);
    Alert earlier = Alert.of(rule, WEB, A, world.now(), Double.NaN).objectName("web").host(A, "a").peak(0.93)
        .state(Alert.State.NO_DATA).build();
    assertThat(evaluation.restore(List.of(earlier), world.now())).isEmpty();
    assertThat(evaluation.active()).containsExactly(earlier);
    assertThat(evaluation.active()).extracting(Alert::state).containsExactly(Alert.State.NO_DATA);
    assertThat(cpu(A, WEB, 0.91)).containsExactly("CHANGED web");
    assertThat(evaluation.active()).extracting(Alert::peak).containsExactly(0.93);
    assertThat(cpu(A, WEB, 0.1)).containsExactly("RESOLVED web CLEARED");
  }

  /** It may have migrated while nobody looked. */
  @Test
  void aVmOfAnEarlierSessionIsGoneWhenAllHostsWereAsked() {
    AlertRule rule = busy(AlertScope.ALL_VMS);
    use(rule);
    world.inventory.remove(WEB);
    evaluation.restore(List.of(Alert.of(rule, WEB, A, world.now(), 1).objectName("web").build()), world.now());
    assertThat(words(evaluation.sampled(world.next(A, Map.of(), "cpu_usage")))).isEmpty();
    world.inventory.put(World.vm(WEB, "web", B));
    assertThat(cpu(B, WEB, 0.95)).containsExactly("CHANGED web");
    evaluation.restore(List.of(Alert.of(rule, OLD, B, world.now(), 1).objectName("old").build()), world.now());
    world.inventory.remove(OLD);
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(words(evaluation.sampled(world.next(B, Map.of(WEB, 0.95), "cpu_usage"))))
        .containsExactly("RESOLVED old GONE");
  }

  @Test
  void anAlertOfAnEarlierSessionIsOverWithItsRuleItsScopeAndItsHost() {
    AlertRule rule = busy(AlertScope.vmsOf(A));
    Alert earlier = Alert.of(rule, WEB, A, world.now(), 1).objectName("web").build();
    assertThat(words(evaluation.restore(List.of(earlier), world.now()))).containsExactly("RESOLVED web RULE_OFF");
    use(rule);
    assertThat(words(evaluation.restore(List.of(earlier.toBuilder().host(B, "b").build()), world.now())))
        .containsExactly("RESOLVED web LEFT_SCOPE");
    evaluation.restore(List.of(earlier), world.now());
    assertThat(evaluation.endWithoutHost(world.now())).isEmpty();
    world.inventory.remove(A);
    assertThat(words(evaluation.endWithoutHost(world.now()))).containsExactly("RESOLVED web GONE");
  }

  @Test
  void comparesOnlyWhatARuleLooksAt() {
    use(busy(AlertScope.vm(WEB)), busy(AlertScope.host(A)));
    evaluation.sampled(world.next(B, Map.of(B, 1.0, OLD, 1.0), "cpu_usage"));
    assertThat(evaluation.comparisons()).isZero();
    evaluation.sampled(world.next(A, Map.of(A, 0.0, WEB, 0.0), "cpu_usage"));
    assertThat(evaluation.comparisons()).isEqualTo(2);
  }

  /** What a round costs does not grow with the rounds before, nor with what rules do not look at. */
  @Test
  void aFleetsRoundCostsAComparisonForEachVmAndRule() {
    Fleet fleet = new Fleet(20, 50);
    Evaluation judged = fleet.evaluation(20);
    for (int round = 0; round < 3; round++) {
      long before = judged.comparisons();
      for (SampleBatch batch : fleet.round(round, 0.5)) {
        assertThat(judged.sampled(batch)).isEmpty();
      }
      assertThat(judged.comparisons() - before).isEqualTo(20 * 50 * 20);
    }
    assertThat(judged.active()).isEmpty();
  }
}
