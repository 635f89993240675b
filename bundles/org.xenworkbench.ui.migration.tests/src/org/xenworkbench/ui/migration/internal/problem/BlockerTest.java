/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IMarker;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What markers keep of what stands in the way of a migration, and what is read of markers that others made. */
class BlockerTest {

  private static final int FOREIGN = 2_000;

  private final Host target = Host.of(HostId.random(), "pm2", Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
      .build();
  private final VirtualMachine web = vm("web");
  private final VirtualMachine claim =
      VirtualMachine.of(VmId.claim(target.id(), UUID.randomUUID()), "d\nb", target.id()).build();

  private VirtualMachine vm(String name) {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), name, HostId.random()).state(DomainState.RUNNING, 1).build();
  }

  private static Fix fix(String label) {
    return Fix.of(label, user -> CompletableFuture.completedFuture(user));
  }

  private List<Map<String, Object>> markers(Verdict... verdicts) {
    return Blocker.attributes(List.of(web, claim), target, List.of(verdicts));
  }

  private static Blocker read(Map<String, Object> marker) {
    return Blocker.of(name -> String.valueOf(marker.getOrDefault(name, "")));
  }

  @Test
  void whatIsOfMachinesThatAreGoneIsOver() {
    Blocker blocker = read(markers(new Verdict("Disk", Severity.ERROR, "None.", "")).get(0));
    assertThat(blocker.isOver(vm -> false)).isTrue();
    assertThat(blocker.isOver(claim.id()::equals)).as("one of them is there").isFalse();
    assertThat(read(Map.of()).isOver(vm -> false)).as("of nobody").isFalse();
  }

  @Test
  void errorsAreMarkedAndNothingElse() {
    assertThat(markers(Verdict.ok("State", "Running."), new Verdict("Name", Severity.WARNING, "Alike.", ""))).isEmpty();
    Map<String, Object> marker = markers(new Verdict("Disk", Severity.ERROR, "'pm2' has\nnone.", "Eject it."))
        .get(0);
    assertThat(marker).containsEntry(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
    assertThat(marker.get(IMarker.MESSAGE).toString()).startsWith("Disk: 'pm2' has").doesNotContain("\n");
    assertThat(marker.get(IMarker.LOCATION).toString()).contains("web", "pm2").doesNotContain("\n");
    assertThat(read(marker).fixes()).isEmpty();
  }

  @Test
  void isReadAsItWasWritten() {
    Blocker blocker = read(markers(new Verdict("Memory", Severity.ERROR, "Too little.", "")
        .withFixes(List.of(fix("Eject a\nb"), fix("Shut down 'x'").asking("Shut it\r\ndown?")))).get(0));
    assertThat(blocker.vms()).containsExactly(web.id(), claim.id());
    assertThat(blocker.target()).contains(target.id());
    assertThat(blocker.fixes()).containsExactly("Eject a b", "Shut down 'x'");
    assertThat(markers(new Verdict("Memory", Severity.ERROR, "Too little.", "")
        .withFixes(List.of(fix("Shut down 'x'").asking("Shut it down?")))).get(0).values())
        .as("what is asked is asked of the fix").noneMatch(value -> value.toString().contains("Shut it down?"));
  }

  @Test
  void whateverAMarkerHasIsRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String good = "vm/" + UUID.randomUUID();
    int named = 0;
    for (int i = 0; i < FOREIGN; i++) {
      StringBuilder text = new StringBuilder(good + '\n' + target.id().key());
      int at = random.nextInt(text.length());
      text.replace(at, Math.min(text.length(), at + random.nextInt(3)), Character.toString(random.nextInt(0x200)));
      Blocker blocker = Blocker.of(name -> text.toString());
      assertThat(blocker.fixes()).as("seed " + seed).isNotEmpty();
      named += blocker.vms().size();
    }
    System.out.println(FOREIGN + " markers, " + named + " VMs, seed " + seed);
    assertThat(named).as("seed " + seed).isBetween(1, FOREIGN);
  }
}
