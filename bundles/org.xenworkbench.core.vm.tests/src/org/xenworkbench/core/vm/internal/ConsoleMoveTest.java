/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleMove.Silence;
import org.xenworkbench.core.vm.VmConsole;

/** Consoles of a VM that moves say how long they were silent, whoever moves it. */
class ConsoleMoveTest {

  private final Engine engine = new Engine();
  private final AtomicInteger lines = new AtomicInteger();

  @AfterEach
  void close() {
    engine.close();
  }

  private VmConsole open() throws Exception {
    return engine.consoles.open(engine.web, false, new ConsoleListener() {
      @Override
      public void output(byte[] data) {
        lines.addAndGet((int) new String(data, StandardCharsets.UTF_8).chars().filter(each -> each == '\n').count());
      }

      @Override
      public void stateChanged(VmConsole.State state, String message) {
        // the silence is asked for
      }
    });
  }

  /** As whoever migrates it does. */
  private Future<Optional<Silence>> move() throws Exception {
    ConsoleMove move = engine.consoles.begin(engine.web, engine.b);
    engine.core.whereabouts().setMigrating(engine.web, engine.a, Optional.of(engine.b));
    engine.get(engine.fleet.migrate(engine.web.uuid(), "b"));
    engine.core.whereabouts().setMigrating(engine.web, engine.a, Optional.empty());
    return move.arrived();
  }

  @Test
  void oneThatPrintsIsSilentWhileTheGuestStandsStill() throws Exception {
    try (VmConsole console = open()) {
      console.send("while :; do date; sleep 0.2; done\r".getBytes(StandardCharsets.UTF_8));
      engine.until("the loop prints", () -> lines.get() > 10);
      assertThat(engine.get(move())).get().satisfies(silence -> {
        assertThat(silence.length()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(silence.resolution()).isPositive();
      });
    }
  }

  @Test
  void oneThatPrintsNothingSaysNothing() throws Exception {
    try (VmConsole console = open()) {
      Future<Optional<Silence>> silence = move();
      assertThat(silence).isNotDone();
      engine.time.advance(Duration.ofMinutes(1));
      assertThat(engine.get(silence)).isEmpty();
    }
  }

  @Test
  void withoutAConsoleThereIsNothingToWaitFor() {
    assertThat(engine.consoles.begin(engine.web, engine.b).arrived()).isCompletedWithValue(Optional.empty());
  }
}
