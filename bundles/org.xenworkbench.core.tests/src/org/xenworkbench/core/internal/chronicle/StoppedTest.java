/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.VirtualTime;

/** The event of a VM that its host does not list any more says why, if it is that host's. */
class StoppedTest {

  private final HostId a = HostId.random();
  private final HostId b = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final VirtualTime clocks = new VirtualTime();
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final FakeOperations operations = new FakeOperations();
  private final Chronicle chronicle = chronicle();
  private long time;

  private Chronicle chronicle() {
    return new Chronicle(dispatcher, inventory, new FakeHostCalls((host, role) -> new FakeSession()), new FakePolling(),
        operations, log, clocks);
  }

  @BeforeEach
  void bothHostsAreHeard() {
    for (HostId host : List.of(a, b)) {
      inventory.putHost(Host.of(host, host.equals(a) ? "a" : "b",
          Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
  }

  private void list(HostId host, boolean runs) {
    list(host, runs ? List.of(web(DomainState.RUNNING)) : List.of());
  }

  private void list(HostId host, List<DomainInfo> domains) {
    clocks.advance(Duration.ofMillis(1)); // what comes later is told of later
    inventory.updateDomains(host, domains, ++time);
    chronicle.polled(FakePolling.round(host));
  }

  private DomainInfo web(DomainState state) {
    return DomainInfo.of(uuid, "web").state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1).memory(64, 64)
        .build();
  }

  private void rebooted(HostId host) {
    chronicle.domainEvent(host,
        new DomainEvent(uuid, "web", DomainEvent.Type.REBOOTED, DomainEvent.Cause.OTHER, ""));
  }

  private void stopped(HostId host) {
    chronicle.domainEvent(host,
        new DomainEvent(uuid, "web", DomainEvent.Type.STOPPED, DomainEvent.Cause.DESTROYED));
  }

  private List<String> messages() {
    return Logged.newest(log, 10).stream().map(LogEntry::message).toList();
  }

  @Test
  void anotherHostsEventIsNotTakenForIt() {
    list(b, false);
    list(a, true);
    inventory.updateDomains(a, List.of(), ++time);
    stopped(b);
    assertThat(messages()).isEmpty();
    stopped(a);
    assertThat(messages()).containsExactly("VM 'web' on 'a' was forced off");
  }

  @Test
  void aRebootOfWhichTwoEventsTellIsOne() {
    list(b, false);
    list(a, true);
    rebooted(a);
    clocks.advance(Reboots.ONE);
    rebooted(a);
    assertThat(messages()).containsExactly("VM 'web' on 'a' rebooted");
    clocks.advance(Duration.ofNanos(1));
    rebooted(a);
    assertThat(messages()).as("another").hasSize(2);
  }

  /** A host that is lost just then tells it when it is back, however late that is. */
  @Test
  void whatWeDidWhenItsHostWasLostIsNotSomebodyElses() {
    list(b, false);
    list(a, true);
    ask(PowerAction.PAUSE);
    connect(a, Connection.State.FAILED);
    clocks.advance(Duration.ofMinutes(3));
    connect(a, Connection.State.CONNECTED);
    list(a, List.of(web(DomainState.PAUSED)));
    assertThat(messages()).isEmpty();
    clocks.advance(OwnActions.GRACE.plusNanos(1));
    list(a, true);
    list(a, List.of(web(DomainState.PAUSED)));
    chronicle.polled(FakePolling.round(a));
    chronicle.polled(FakePolling.round(a));
    assertThat(messages()).as("the next pause is not ours").first().isEqualTo("VM 'web' on 'a' was paused");
  }

  /** What we did long before explains nothing of what somebody else did when nobody saw it. */
  @Test
  void whatWeDidLongBeforeTheLossExplainsNothing() {
    list(b, false);
    list(a, true);
    ask(PowerAction.PAUSE);
    clocks.advance(OwnActions.GRACE.plusNanos(1));
    connect(a, Connection.State.FAILED);
    connect(a, Connection.State.CONNECTED);
    list(a, List.of(web(DomainState.PAUSED)));
    assertThat(messages()).containsExactly("While the host was not connected: VM 'web' on 'a' was paused");
  }

  private void ask(PowerAction action) {
    Operation.Description what = Operation.Description.of(LogEntry.POWER, a, "a", "asks", "asked")
        .withVm(VmId.of(uuid), "web").withAttributes(Map.of(LogAttribute.ACTION.name(), action.name()));
    UUID id = UUID.randomUUID();
    for (LogEntry.Status status : List.of(LogEntry.Status.RUNNING, LogEntry.Status.SUCCEEDED)) {
      operations.tell(new OperationState(id, what, status, OptionalDouble.empty(), "", "me", Instant.EPOCH,
          Optional.empty(), Optional.empty()));
    }
  }

  /** As on Xen, where a listing may tell it before both events come. */
  @Test
  void aRebootThatIsAnEndAndAStartIsOne() {
    list(b, false);
    list(a, true);
    ask(PowerAction.REBOOT);
    clocks.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 2; i++) {
      list(a, List.of(web(DomainState.SHUT_OFF)));
      list(a, true);
    }
    assertThat(messages()).containsExactly("VM 'web' on 'a' rebooted");
  }

  @Test
  void oneThatDoesNotComeBackFromItsRebootHasShutDown() {
    list(b, false);
    list(a, true);
    ask(PowerAction.REBOOT);
    list(a, List.of(web(DomainState.SHUT_OFF)));
    assertThat(messages()).isEmpty();
    list(a, List.of(web(DomainState.SHUT_OFF)));
    list(a, List.of(web(DomainState.SHUT_OFF)));
    assertThat(messages()).containsExactly("VM 'web' on 'a' has shut down");
    list(a, true);
    assertThat(messages()).containsExactly("VM 'web' was started on 'a'", "VM 'web' on 'a' has shut down");
  }

  @Test
  void anEndThatNobodyAskedForIsToldAtOnce() {
    list(b, false);
    list(a, true);
    ask(PowerAction.SHUT_DOWN);
    list(a, List.of(web(DomainState.SHUT_OFF)));
    assertThat(messages()).containsExactly("VM 'web' on 'a' has shut down");
  }

  @Test
  void theEventOfAClaimSaysWhyItEnded() {
    list(a, true);
    list(b, true);
    inventory.updateDomains(b, List.of(), ++time);
    stopped(a);
    assertThat(messages()).as("the VM itself is there").isEmpty();
    stopped(b);
    assertThat(messages()).containsExactly("VM 'web' on 'b' was forced off");
  }

  @Test
  void aClaimThatVanishesIsAWarningUnlessItWasArriving() {
    list(a, true);
    list(b, List.of(web(DomainState.PAUSED)));
    listNothingThrice(b);
    assertThat(messages()).as("a migration that was aborted").isEmpty();
    list(b, List.of(web(DomainState.PAUSED)));
    list(b, true);
    listNothingThrice(b);
    assertThat(messages()).first().isEqualTo("Host 'b' does not list VM 'web' any more, which was active");
  }

  private void listNothingThrice(HostId host) {
    for (int i = 0; i < 3; i++) {
      list(host, false);
    }
  }

  /** It is activated once the engine runs: the first round may be over, and the next ten minutes away. */
  @Test
  void hostsThatHaveListedTheirVmsBeforeItIsThereAreHeard() {
    chronicle.stop();
    inventory.updateDomains(a, List.of(web(DomainState.RUNNING)), ++time);
    Chronicle late = chronicle();
    inventory.updateDomain(a, web(DomainState.SHUT_OFF), ++time);
    assertThat(messages()).containsExactly("VM 'web' on 'a' has shut down");
    inventory.updateDomains(b, List.of(other("db", DomainState.RUNNING)), ++time);
    late.polled(FakePolling.round(b));
    assertThat(messages()).as("what a host lists first is no news").hasSize(1);
  }

  private void connect(HostId host, Connection.State state) {
    inventory.putHost(Host.of(host, "a", Connection.of(state, Instant.EPOCH)).build());
  }

  private DomainInfo other(String name, DomainState state) {
    return DomainInfo.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name)
        .state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(1).memory(64, 64)
        .persistent(state == DomainState.SHUT_OFF).build();
  }

  private void away(HostId host) {
    connect(host, Connection.State.FAILED);
    inventory.loseDomains(host);
    connect(host, Connection.State.CONNECTED);
    chronicle.polled(FakePolling.round(host));
    assertThat(messages()).as("it has not listed anything anew").isEmpty();
  }

  @Test
  void whatCameAndWentWhileAHostWasAwayIsTold() {
    list(b, false);
    list(a, List.of(web(DomainState.RUNNING), other("gone", DomainState.SHUT_OFF)));
    away(a);
    list(a, List.of(DomainInfo.of(uuid, "shop").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).persistent(false)
        .build(),
        other("new", DomainState.RUNNING), other("defined", DomainState.SHUT_OFF)));
    assertThat(messages()).containsExactlyInAnyOrder(meanwhile("A VM on 'a' was renamed to 'shop'"),
        meanwhile("The definition of VM 'shop' was removed from 'a'"),
        meanwhile("The definition of VM 'gone' was removed from 'a'"), meanwhile("VM 'new' was started on 'a'"),
        meanwhile("VM 'defined' was defined on 'a'"));
  }

  /** One that moved is told where that is seen. */
  @Test
  void whatIsAnotherHostsByThenHasNeitherComeNorGone() {
    list(b, List.of(web(DomainState.SHUT_OFF)));
    list(a, List.of(other("db", DomainState.SHUT_OFF)));
    away(a);
    list(b, List.of(web(DomainState.SHUT_OFF), other("db", DomainState.SHUT_OFF)));
    List<String> before = messages();
    list(a, List.of(web(DomainState.SHUT_OFF)));
    assertThat(messages()).isEqualTo(before);
  }

  private static String meanwhile(String what) {
    return "While the host was not connected: " + what;
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNNING", "SHUT_OFF", "PAUSED"})
  void vmsThatChangeTheirIdentityByTheUsersWordHaveDoneNothing(DomainState state) {
    list(a, List.of(web(state)));
    list(b, true);
    assertThat(inventory.adopt(VmId.claim(b, uuid))).isTrue();
    listNothingNewOf(state);
    assertThat(messages()).isEmpty();
    list(a, List.of(web(DomainState.RUNNING)));
    clocks.advance(Duration.ofMillis(1));
    inventory.updateDomains(a, List.of(), ++time);
    stopped(a);
    assertThat(messages()).as("the claim of today").first().isEqualTo("VM 'web' on 'a' was forced off");
    assertThat(inventory.adopt(VmId.claim(a, uuid))).as("there is no claim any more").isFalse();
  }

  private void listNothingNewOf(DomainState state) {
    for (int i = 0; i < 3; i++) {
      list(a, List.of(web(state)));
      list(b, true);
    }
    assertThat(inventory.virtualMachine(VmId.of(uuid)).orElseThrow().host()).isEqualTo(b);
    assertThat(inventory.virtualMachine(VmId.claim(a, uuid)).orElseThrow().state()).isEqualTo(state);
  }
}
