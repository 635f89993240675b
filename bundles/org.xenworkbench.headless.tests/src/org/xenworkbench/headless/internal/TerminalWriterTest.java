/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.ManualExecutor;

class TerminalWriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final ManualExecutor thread = new ManualExecutor();
  private final TerminalWriter writer = new TerminalWriter(thread);

  @Test
  void aTerminalThatIsNotReadHoldsUpNobodyAndTakesNoMemory() {
    for (int i = 0; i < TerminalWriter.CAPACITY + 5; i++) {
      writer.println(stream, "line " + i);
    }
    writer.flush(Duration.ZERO);
    assertThat(bytes.size()).isZero();
    assertThat(thread.pending()).isEqualTo(TerminalWriter.CAPACITY + 1);
    thread.runAll();
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(TerminalWriter.CAPACITY + 1)
        .startsWith("line 0").anyMatch(line -> line.contains("left out: 5"));
  }

  @Test
  void whatEclipseClosesGoesOn() {
    PrintStream lasting = new LastingStream(stream);
    lasting.close();
    lasting.println("Ended in order.");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("Ended in order.");
    assertThat(lasting.checkError()).isFalse();
  }
}
