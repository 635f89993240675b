/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.tm.internal.terminal.control.impl.ITerminalControlForText;
import org.eclipse.tm.internal.terminal.emulator.VT100Emulator;
import org.eclipse.tm.terminal.model.ITerminalTextData;
import org.eclipse.tm.terminal.model.TerminalTextDataFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eclipse's own emulator behind the pump: while it is held up, lock in hand, the UI thread (here the test's) goes on,
 * and what it wanted to change is changed when the emulator is free. What the emulator answers to a guest's
 * questions.
 */
@SuppressWarnings("restriction")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmulatorTurnsTest {

  private static final long PATIENCE = 20;

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch shown = new CountDownLatch(1);
  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final OutputPump pump = new OutputPump(ui::add);
  private final ITerminalTextData text = TerminalTextDataFactory.makeTerminalTextData();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private final List<String> titles = new CopyOnWriteArrayList<>();
  private final VT100Emulator emulator = new VT100Emulator(stopping(), terminal(), new StringReader(""));

  EmulatorTurnsTest() {
    emulator.resetState();
    emulator.setDimensions(24, 80);
  }

  @Test
  void theUiThreadGoesOnWhileTheEmulatorIsHeldUp() throws InterruptedException {
    pump.start(emulated());
    pump.offer("stop".getBytes(StandardCharsets.UTF_8));
    assertThat(held.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    List<String> done = new CopyOnWriteArrayList<>();
    Runnable resizing = () -> emulator.setDimensions(30, 80);
    pump.whenQuiet(resizing); // would wait for the lock, for ever
    pump.whenQuiet(resizing);
    pump.whenQuiet(() -> done.add("cleared"));
    pump.offer("more".getBytes(StandardCharsets.UTF_8));
    ui.add(() -> done.add("another event"));
    ui.take().run();
    assertThat(done).containsExactly("another event");
    assertThat(text.getHeight()).isEqualTo(24);
    release.countDown();
    Runnable turn = ui.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(turn).as("the turn of the UI thread").isNotNull();
    turn.run();
    assertThat(text.getHeight()).isEqualTo(30);
    assertThat(done).containsExactly("another event", "cleared");
    assertThat(shown.await(PATIENCE, TimeUnit.SECONDS)).as("output goes on after the turn").isTrue();
    assertThat(ui).isEmpty();
  }

  /** An answer that held the guest's text would type it for the user, at the prompt of whoever reads it. */
  @Test
  void anAnswerHoldsNumbersOnly() throws IOException {
    String questions = "\u001b[c \u001b[>c \u001b[=c \u001bZ \u001b[0c \u001b[5n \u001b[6n \u001b[?6n \u001b[?15n"
        + " \u001b[x \u0005 \u001b[21t \u001b[20t \u001b[18t \u001b[14t \u001b]2;evil\u0007\u001b[21t"
        + " \u001b]0;evil\u0007"
        + " \u001bP$qmevil\u001b\\ \u001bP+q6576696c\u001b\\ \u001b]4;1;?\u0007 \u001b]10;?\u0007 \u001b]52;c;?\u0007"
        + " \u001b]50;?evil\u0007 \u001b[?1$p \u001b[4$p \u001b[1\"q \u001b[?2026$p \u001b[>q \u001b_Gi=1,evil\u001b\\";
    emulated().write(new TerminalFilter().filter(questions.getBytes(StandardCharsets.UTF_8)));
    assertThat(answers.toString(StandardCharsets.UTF_8)).as("what the guest hears").contains("\u001b[0n")
        .matches("(\u001b\\[[0-9;]*[nR])*");
    assertThat(titles).as("titles that the guest set").isEmpty();
  }

  private OutputStream emulated() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] data, int offset, int length) {
        emulator.setInputStreamReader(new StringReader(new String(data, offset, length, StandardCharsets.UTF_8)));
        emulator.processText();
      }
    };
  }

  /** The model, which stops the emulator at the word "stop", within the emulator's lock. */
  private ITerminalTextData stopping() {
    return (ITerminalTextData) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ITerminalTextData.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("setChars")) {
            String written = new String((char[]) arguments[2]);
            if (written.equals("stop")) {
              held.countDown();
              release.await();
            } else if (written.equals("more")) {
              shown.countDown();
            }
          }
          return method.invoke(text, arguments);
        });
  }

  private ITerminalControlForText terminal() {
    return (ITerminalControlForText) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {ITerminalControlForText.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("setTerminalTitle")) {
            String title = (String) arguments[0];
            if (title.isEmpty()) {
              pump.done();
            } else {
              titles.add(title);
            }
          }
          return method.getReturnType() == OutputStream.class ? answers : null;
        });
  }
}
