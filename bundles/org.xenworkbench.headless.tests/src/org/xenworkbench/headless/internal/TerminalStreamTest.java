/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.Await;

class TerminalStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StuckTerminal terminal = new StuckTerminal();

  @AfterEach
  void letTheThreadEnd() {
    terminal.read();
  }

  @Test
  void aTerminalThatNobodyReadsHoldsUpNobodyAndWhatIsLeftOutIsSaid() throws Exception {
    TerminalStream stream = new TerminalStream(terminal, PATIENCE);
    int said = TerminalStream.CAPACITY + 7;
    CompletableFuture.runAsync(() -> IntStream.range(0, said).forEach(i -> stream.println("line " + i)))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    terminal.read();
    Await.until("what waited is written", PATIENCE, () -> {
      stream.flush();
      return terminal.lines().size() > TerminalStream.CAPACITY;
    });
    stream.println("goes on");
    stream.flush();
    List<String> lines = terminal.lines();
    assertThat(lines).hasSize(TerminalStream.CAPACITY + 2);
    assertThat(lines.subList(TerminalStream.CAPACITY - 1, lines.size())).containsExactly("line 999",
        "The terminal was not read: 7 lines are left out here. The event log has all entries.", "goes on");
  }

  @Test
  void flushDoesNotWaitForEver() throws Exception {
    TerminalStream stream = new TerminalStream(terminal, Duration.ofMillis(1));
    stream.println("stuck");
    CompletableFuture.runAsync(stream::flush).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(terminal.lines()).isEmpty();
  }
}
