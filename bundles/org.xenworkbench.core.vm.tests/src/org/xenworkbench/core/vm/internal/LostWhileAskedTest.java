/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.HookedHosts;

/** A host that is lost while it does what it was asked for: nobody is told that it was not done. */
class LostWhileAskedTest {

  private static final Pattern FOUND =
      Pattern.compile("Found when 'b' answered again, at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d: (.*)");

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  /** The host does it, and is lost before its answer arrives. */
  private HostCalls lostAfter(Class<?> facet, String method) {
    return HookedHosts.after(engine.hosts, facet, method, () -> {
      engine.fleet.cutConnections("b");
      throw new HypervisorException(Kind.LOST, "The host does not answer.");
    });
  }

  private String found(Operation operation) throws Exception {
    OperationHandle handle = engine.operations.start(operation, "me");
    OperationState end = engine.get(handle.done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage())
        .isEqualTo("The host does not answer. Whether it was done is not known until 'b' answers again.");
    engine.until("it is looked at", () -> entry(handle).message().contains("Found when 'b' answered again"));
    LogEntry entry = entry(handle);
    assertThat(entry.message()).startsWith("Failed: ");
    Matcher found = FOUND.matcher(entry.message());
    assertThat(found.find()).as(entry.message()).isTrue();
    assertThat(entry.details()).contains(found.group());
    return found.group(1);
  }

  private LogEntry entry(OperationHandle handle) throws Exception {
    return engine.log.get(handle.id()).orElseThrow();
  }

  private Operation power(HostCalls hosts, PowerAction action) {
    return new PowerVmOperation(hosts, engine.vm(engine.old), "b", action, Duration.ZERO);
  }

  @Test
  void whatBecameOfAStartIsNoted() throws Exception {
    assertThat(found(power(lostAfter(PowerControl.class, "power"), PowerAction.START))).isEqualTo("VM 'old' runs.");
    engine.until("it runs", () -> engine.vm(engine.old).state().isRunning());
    assertThat(found(power(lostAfter(PowerControl.class, "power"), PowerAction.PAUSE)))
        .isEqualTo("VM 'old' is paused.");
  }

  @Test
  void whatBecameOfAChangeIsNoted() throws Exception {
    Operation change = new ChangeVmOperation(lostAfter(DefinitionControl.class, "rename"), engine.vm(engine.old), "b",
        VmChange.RENAME, "older");
    assertThat(found(change)).contains("VM 'old' is shut off. Its definition is another than before.");
  }

  @Test
  void whatBecameOfADefinitionIsNoted() throws Exception {
    String before = engine.get(engine.definitions.next(engine.old, engine.b));
    Operation define = new DefineVmOperation(lostAfter(DefinitionControl.class, "define"), engine.vm(engine.old), "b",
        Optional.of(before), before.replace("</domain>", "<title>new</title></domain>"));
    assertThat(found(define)).contains("VM 'old' is shut off. Its definition is another than before.");
  }

  /** Of what could not even be asked for it is known that it was not done. */
  @Test
  void whatWasNotAskedForIsNotInDoubt() throws Exception {
    Operation start = power(engine.hosts, PowerAction.START);
    engine.registry.disconnect(engine.b);
    OperationState end = engine.get(engine.operations.start(start, "me").done());
    assertThat(end.error().orElseThrow().getMessage()).contains("not connected").doesNotContain("is not known");
  }
}
