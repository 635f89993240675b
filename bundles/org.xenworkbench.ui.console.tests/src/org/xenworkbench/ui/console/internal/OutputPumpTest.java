/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.Await;

class OutputPumpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final OutputPump pump = new OutputPump(ui::add);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keepsTheOrderAndWhatCameBeforeTheTerminal() {
    Sink sink = new Sink(pump);
    pump.offer(bytes("a"));
    pump.offer(bytes("b"));
    pump.start(sink);
    for (int i = 0; i < 1_000; i++) {
      pump.offer(bytes(i + " "));
    }
    Await.until("everything arrived", PATIENCE, () -> sink.text().endsWith("999 "));
    assertThat(sink.text()).startsWith("ab0 1 2 3 ").contains(" 499 500 501 ");
  }

  @Test
  void neverBlocksAndSaysWhatItLeftOut() {
    byte[] block = new byte[64 * 1024];
    for (int i = 0; i < OutputPump.LIMIT / block.length + 2; i++) {
      pump.offer(block);
    }
    pump.offer(bytes("end"));
    Sink sink = new Sink(pump);
    pump.start(sink);
    Await.until("the end arrived", PATIENCE, () -> sink.text().endsWith("end"));
    assertThat(sink.text()).startsWith("\r\n[the guest wrote faster than the terminal draws: 132.0 KiB left out]\r\n");
    assertThat(sink.text().length()).isLessThan(OutputPump.LIMIT + 200);
  }

  @Test
  void closingFreesAWriterThatTheTerminalHolds() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    pump.start(new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        writing.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          freed.countDown();
          throw new InterruptedIOException();
        }
      }
    });
    pump.offer(bytes("x"));
    assertThat(writing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    pump.close();
    assertThat(freed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /**
   * A guest's flood is given piece by piece: what waits for the emulator is a piece at most, and so is the UI's wait.
   */
  @Test
  void aFloodKeepsOnePieceUnderWayAndTheUiHasItsTurnInBetween() throws Exception {
    byte[] block = new byte[64 * 1024];
    Sink sink = new Sink(pump);
    pump.start(sink);
    int turns = 0;
    for (int sent = 0; sent < 10 * 1024 * 1024; sent += block.length) {
      pump.offer(block);
      int[] done = new int[1];
      pump.whenQuiet(() -> done[0]++);
      if (done[0] == 0) {
        Runnable turn = ui.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(turn).as("the turn that was asked for").isNotNull();
        turn.run();
      }
      turns += done[0];
    }
    assertThat(turns).as("each turn came once").isEqualTo(160);
    assertThat(ui).as("work left for the UI thread").isEmpty();
    assertThat(sink.largest()).isLessThanOrEqualTo(OutputPump.PIECE);
  }

  @Test
  void anEmulatorThatFailedIsNudged() throws Exception {
    CountDownLatch nudged = new CountDownLatch(1);
    pump.start(new OutputStream() {
      @Override
      public void write(int value) {
        if (value == 0) {
          nudged.countDown();
        }
      }
    });
    pump.offer(bytes("x"));
    assertThat(nudged.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    pump.close();
  }

  /** The terminal, whose emulator is done at once. */
  private static final class Sink extends OutputStream {

    private final OutputPump pump;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private int largest;

    Sink(OutputPump pump) {
      this.pump = pump;
    }

    synchronized int largest() {
      return largest;
    }

    @Override
    public synchronized void write(int value) {
      all.write(value);
    }

    @Override
    public synchronized void write(byte[] data, int offset, int length) {
      if (new String(data, offset, length, StandardCharsets.UTF_8).equals(OutputPump.END_OF_PIECE)) {
        pump.done();
      } else {
        all.write(data, offset, length);
        largest = Math.max(largest, length);
      }
    }

    synchronized String text() {
      return all.toString(StandardCharsets.UTF_8);
    }
  }
}
