/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** Experiments on two simulated hosts, in a time of their own. */
class RunExperimentOperationTest {

  private static final String LOOP = "n=0; while :; do n=$((n+1)); echo $n; sleep 0.2; done";
  private static final Duration USUAL = Duration.ofMillis(500);

  private final SimulatedEngine engine = new SimulatedEngine();
  private final EmbeddedVms vms = new EmbeddedVms(engine.core, engine.time);
  private final ExperimentsImpl experiments = new ExperimentsImpl(new Services(engine.inventory, engine.polling,
      engine.core.history(), engine.log, engine.operations, new PlayedMigrations(engine, vms.consoles()).service(),
      vms.consoles(), engine.time, engine.time.scheduler("experiment")));

  @TempDir
  Path folder;

  @AfterEach
  void close() {
    vms.close();
    engine.close();
  }

  /** Somebody at the console. */
  private record Watcher(List<String> shown) implements ConsoleListener {

    @Override
    public void output(byte[] data) {
      shown.add(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      // only what is printed matters here
    }
  }

  private static Experiment experiment(int count, String... hosts) {
    return experiment(LOOP, count, hosts);
  }

  private static Experiment experiment(String command, int count, String... hosts) {
    return new Experiment("To and fro", Duration.ofSeconds(1), List.of("cpu_avg"),
        List.of(new Experiment.Load("web", command, true, Optional.empty())),
        List.of(new Experiment.Series("web", List.of(hosts), count, Duration.ofSeconds(8))));
  }

  private Path page() {
    return folder.resolve("report.html");
  }

  private OperationState run(Experiment experiment) throws Exception {
    return engine.get(experiments.run(experiment, page(), "ann").done());
  }

  private List<String> values() throws Exception {
    return Files.readAllLines(folder.resolve("report.csv"));
  }

  private String field(int row, String column) throws Exception {
    int index = Arrays.asList(values().get(0).split(",", -1)).indexOf(column);
    return values().get(row).split(",", -1)[index];
  }

  private LogEntry whole() {
    return engine.entries(LogEntry.EXPERIMENT).get(0);
  }

  @Test
  void theVmGoesToAndFroAndAllIsReported() throws Exception {
    OperationState end = run(experiment(3, "a", "b"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
    assertThat(values()).hasSize(4);
    for (int row = 1; row < 4; row++) {
      assertThat(field(row, "status")).isEqualTo("SUCCEEDED");
      assertThat(field(row, "target")).isEqualTo(row % 2 == 1 ? "b" : "a");
      assertThat(Double.parseDouble(field(row, "service_gap_s"))).as("the standstill of 300 ms").isBetween(0.2, 5.0);
      assertThat(Double.parseDouble(field(row, "source_cpu_avg_before"))).isBetween(0.0, 1.0);
      assertThat(field(row, "missing_lines") + field(row, "repeated_lines")).isEqualTo("00");
      assertThat(Integer.parseInt(field(row, "lines"))).isGreaterThan(30);
    }
    assertThat(field(1, "first_line")).isEqualTo("1");
    assertThat(Integer.parseInt(field(2, "first_line"))).isEqualTo(Integer.parseInt(field(1, "last_line")) + 1);
    assertThat(Files.readString(page())).contains("Simulated: these hosts", "3 of 3 migrations arrived", "<svg");
  }

  @Test
  void itIsOneEntryWithParts() throws Exception {
    run(experiment(2, "a", "b"));
    assertThat(whole().attributes()).containsEntry(LogAttribute.PARTS.name(), "2")
        .containsEntry(Experiments.REPORT, page().toString()).doesNotContainKeys(Experiments.FAILED, Experiments.LEFT);
    assertThat(whole().user()).isEqualTo("ann");
    assertThat(engine.entries(LogEntry.MIGRATION)).hasSize(2).allMatch(part -> LogAttribute.PART_OF.value(part)
        .equals(Optional.of(whole().correlation().toString())));
  }

  /** The interval is the user's, and the guest's shell is at its prompt again. */
  @Test
  void allIsLeftAsItWas() throws Exception {
    OperationHandle running = experiments.run(experiment(1, "a", "b"), page(), "ann");
    engine.until("it samples as it is told", () -> engine.polling.interval().equals(Duration.ofSeconds(1)));
    engine.get(running.done());
    assertThat(engine.polling.interval()).isEqualTo(USUAL);
    List<String> shown = new CopyOnWriteArrayList<>();
    try (VmConsole console = vms.consoles().open(engine.web, false, new Watcher(shown))) {
      console.send(new byte[] {13}); // who came with the guest is not greeted
      engine.until("the shell is at its prompt", () -> console.state() == VmConsole.State.ATTACHED
          && String.join("", shown).endsWith("root@web:~# "));
    }
  }

  @Test
  void aMigrationThatFailsIsARow() throws Exception {
    engine.fleet.refuseMigrations("b", Optional.of("closed <b>"));
    OperationState end = run(experiment(2, "a", "b"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(whole().attributes()).containsEntry(Experiments.FAILED, "2");
    assertThat(field(1, "status")).isEqualTo("FAILED");
    assertThat(values().get(1)).contains("closed <b>");
    assertThat(Files.readString(page())).contains("0 of 2 migrations arrived", "closed &lt;b&gt;");
  }

  /** It arrives, and is not heard any more. */
  @Test
  void aGuestThatFallsSilentIsShown() throws Exception {
    assertThat(run(experiment("echo 1", 2, "a", "b")).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(field(1, "lines") + field(1, "fell_silent")).isEqualTo("1true");
    assertThat(field(2, "lines") + field(2, "fell_silent")).isEqualTo("0true");
    assertThat(Files.readString(page())).contains("<td class=\"failed\">1, nothing any more after it arrived",
        "<td class=\"failed\">none came, nothing any more after it arrived");
  }

  @Test
  void whatWasDoneUntilItWasCancelledIsReported() throws Exception {
    OperationHandle running = experiments.run(experiment(50, "a", "b"), page(), "ann");
    engine.until("one has arrived", () -> engine.entries(LogEntry.MIGRATION).stream()
        .anyMatch(entry -> entry.status() == LogEntry.Status.SUCCEEDED));
    assertThat(engine.operations.cancel(running.id())).isTrue();
    assertThat(engine.get(running.done()).status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(values().size()).isBetween(2, 4);
    assertThat(Files.readString(page())).contains("It was cancelled after");
    assertThat(engine.polling.interval()).isEqualTo(USUAL);
  }

  /** Its load may go on when it does, and nobody else would say so. */
  @Test
  void aGuestThatDoesNotAnswerAtTheEndIsNamed() throws Exception {
    OperationHandle running = experiments.run(experiment(1, "a", "b"), page(), "ann");
    engine.until("it has arrived", () -> engine.entries(LogEntry.MIGRATION).stream()
        .anyMatch(entry -> entry.status() == LogEntry.Status.SUCCEEDED));
    engine.fleet.become(engine.web.uuid(), DomainState.PAUSED, StateReason.UNKNOWN);
    assertThat(engine.get(running.done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(whole().attributes()).containsEntry(Experiments.LEFT, "web");
    assertThat(Files.readString(page())).contains("It was not seen that it ended");
    assertThat(engine.polling.interval()).isEqualTo(USUAL);
  }

  /** Each would change how often the other's hosts are sampled. */
  @Test
  void oneRunsAtATime() throws Exception {
    OperationHandle first = experiments.run(experiment(2, "a", "b"), page(), "ann");
    engine.until("it samples as it is told", () -> engine.polling.interval().equals(Duration.ofSeconds(1)));
    OperationState second =
        engine.get(experiments.run(experiment(2, "a", "b"), folder.resolve("second.html"), "ben").done());
    assertThat(second.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(second.error()).get().extracting(Throwable::getMessage).asString().contains("Another experiment");
    assertThat(engine.polling.interval()).as("the first still measures").isEqualTo(Duration.ofSeconds(1));
    assertThat(engine.get(first.done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(run(experiment(1, "a", "b")).status()).as("one after the other").isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(engine.polling.interval()).isEqualTo(USUAL);
  }

  /** A process that is killed, or a disk that is full at the end, does not cost what took hours. */
  @Test
  void theValuesAreThereAfterEachMigration() throws Exception {
    OperationHandle running = experiments.run(experiment(50, "a", "b"), page(), "ann");
    engine.until("values of two", () -> Files.exists(folder.resolve("report.csv")) && values().size() == 3);
    assertThat(running.done()).isNotDone();
    assertThat(page()).doesNotExist();
    engine.operations.cancel(running.id());
    engine.get(running.done());
  }

  /** The page cannot be written at last, and what went wrong before is told all the same. */
  @Test
  void allIsLeftAsItWasWhateverFails() throws Exception {
    OperationHandle running = experiments.run(experiment(3, "a", "b"), page(), "ann");
    engine.until("values", () -> Files.exists(folder.resolve("report.csv")));
    Files.createDirectories(page().resolve("in the way"));
    OperationState end = engine.get(running.done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error()).get().extracting(Throwable::getMessage).asString().contains("could not be written");
    assertThat(values()).hasSize(4);
    assertThat(engine.polling.interval()).isEqualTo(USUAL);
  }

  @Test
  void whatIsNotThereIsSaidAndNothingIsReported() throws Exception {
    OperationState end = run(experiment(2, "a", "zz"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error()).get().extracting(Throwable::getMessage).asString().contains("No host is called 'zz'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aConsoleThatSomebodyUsesIsNotTaken() throws Exception {
    List<String> shown = new CopyOnWriteArrayList<>();
    try (VmConsole console = vms.consoles().open(engine.web, false, new Watcher(shown))) {
      OperationState end = run(experiment(2, "a", "b"));
      assertThat(console.state()).isEqualTo(VmConsole.State.ATTACHED);
      assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(folder).isEmptyDirectory();
      assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    }
  }
}
