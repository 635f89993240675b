/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastingStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StuckTerminal terminal = new StuckTerminal();
  private final TerminalStream stream = new TerminalStream(terminal, PATIENCE);
  private final LastingStream lasting = new LastingStream(stream);

  @AfterEach
  void letTheThreadEnd() {
    terminal.read();
  }

  @Test
  void whoClosesItClosesItForNobody() {
    terminal.read();
    lasting.print("a");
    lasting.close();
    lasting.println("b\u00fc\r\n\tat c");
    stream.println("d");
    stream.flush();
    assertThat(terminal.lines()).containsExactly("a", "b\u00fc", "    at c", "d");
  }

  @Test
  void aTerminalThatNobodyReadsHoldsUpNobodyWhoPrints() throws Exception {
    CompletableFuture.runAsync(() -> {
      lasting.println("stuck");
      lasting.print("x".repeat(100_000));
    }).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(terminal.lines()).isEmpty();
    terminal.read();
    stream.flush();
    assertThat(terminal.lines()).hasSizeGreaterThan(1).startsWith("stuck");
  }
}
