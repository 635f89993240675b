/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.xenworkbench.core.testkit.FakeEventLog;

class OrderlyEndTest {

  private static final String LOST = "The settings are lost.";

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Optional<String> fault = Optional.empty();
  private Runnable whileStopping = () -> {};
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void anEndAtWhichAllIsSavedIsSaidToBeOne() {
    assertThat(end(FrameworkEvent.STOPPED, Optional.empty(), err, Duration.ofSeconds(20))).isZero();
    assertThat(said()).isEmpty();
    assertThat(praised()).isEqualTo(Messages.HeadlessApplication_Ended);
    assertThat(ended).as("the application ends").isDone();
  }

  /** Else a script would take an evacuation that a signal has cut short for one that is done. */
  @Test
  void whatASignalCutsShortHasItsCode() {
    OrderlyEnd cut = new OrderlyEnd(ended, framework(FrameworkEvent.STOPPED), terminal(out), terminal(err));
    cut.cuts(3);
    assertThat(cut.end()).isEqualTo(3);
    OrderlyEnd done = new OrderlyEnd(ended, framework(FrameworkEvent.STOPPED), terminal(out), terminal(err));
    done.cuts(3);
    done.cuts(0);
    assertThat(done.end()).isZero();
  }

  /** It was said as soon as the signal came, and what happened then contradicted it. */
  @Test
  void nothingIsSaidToBeWrittenBeforeAllIs() {
    whileStopping = () -> assertThat(said() + praised()).isEmpty();
    fault = Optional.of("A disk was taken away.");
    assertThat(end(FrameworkEvent.STOPPED, Optional.of(LOST), err, Duration.ofSeconds(20))).isEqualTo(2);
    assertThat(said()).contains("A disk was taken away.").endsWith(LOST);
    assertThat(praised()).isEmpty();
  }

  @Test
  void whatCouldNotBeSavedIsSaidAndHasACodeOfItsOwn() {
    assertThat(end(FrameworkEvent.STOPPED, Optional.of(LOST), err, Duration.ofSeconds(20))).isEqualTo(2);
    assertThat(said()).isEqualTo("Ended in order, but not all was well: " + LOST);
    assertThat(praised()).isEmpty();
  }

  @Test
  void aFrameworkThatHangsIsLeftToItself() {
    assertThat(end(FrameworkEvent.WAIT_TIMEDOUT, Optional.empty(), err, Duration.ofSeconds(20))).isEqualTo(1);
    assertThat(said()).contains("does not end");
  }

  /** What only the next start would tell. */
  @Test
  void whatIsLostByAnEndThatHangsIsSaid() {
    String lost = "Up to 22 entries are lost.";
    assertThat(end(FrameworkEvent.WAIT_TIMEDOUT, Optional.of(lost), err, Duration.ofSeconds(20))).isEqualTo(1);
    assertThat(said()).contains("does not end").endsWith(lost);
  }

  @Test
  void aStartThatHangsIsNoEngineThatDoesNotEnd() {
    OrderlyEnd end = new OrderlyEnd(ended, framework(FrameworkEvent.WAIT_TIMEDOUT), terminal(out), terminal(err));
    end.watch(() -> Optional.of("The disk does not answer."));
    assertThat(end.end()).isEqualTo(1);
    assertThat(said())
        .isEqualTo("Ended before the engine was up: its start did not come back. The disk does not answer.");
  }

  @Test
  void aTerminalThatNobodyReadsHoldsUpNeitherTheEndNorItsCode() throws Exception {
    StuckTerminal stuck = new StuckTerminal();
    int code = CompletableFuture
        .supplyAsync(() -> end(FrameworkEvent.STOPPED, Optional.of(LOST), stuck, Duration.ofMillis(1)))
        .get(20, TimeUnit.SECONDS);
    assertThat(code).isEqualTo(2);
    assertThat(stuck.lines()).isEmpty();
    stuck.read();
  }

  /** A signal that comes while bundles start or hosts are read: nothing is there yet that could not be saved. */
  @Test
  void anEndBeforeTheEngineIsUpKeepsItFromGoingOn() {
    Framework framework = framework(FrameworkEvent.STOPPED);
    OrderlyEnd end = new OrderlyEnd(ended, framework, terminal(out), terminal(err));
    assertThatCode(end::check).doesNotThrowAnyException();
    assertThat(end.end()).isZero();
    assertThatThrownBy(end::check).isInstanceOf(OrderlyEnd.EndedEarly.class);
    assertThat(said() + praised()).as("the application says it").isEmpty();
  }

  private String praised() {
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  private int end(int event, Optional<String> unsaved, OutputStream terminal, Duration patience) {
    Framework framework = framework(event);
    FakeEventLog log = new FakeEventLog();
    log.lose(unsaved);
    log.suffer(fault);
    OrderlyEnd end = new OrderlyEnd(ended, framework, terminal(out), new TerminalStream(terminal, patience));
    end.check();
    end.watch(log);
    end.setUp();
    return end.end();
  }

  private static TerminalStream terminal(OutputStream stream) {
    return new TerminalStream(stream, Duration.ofSeconds(20));
  }

  private Framework framework(int event) {
    return fake(Framework.class, (proxy, method, arguments) -> switch (method.getName()) {
      case "waitForStop" -> {
        whileStopping.run();
        yield new FrameworkEvent(event, (Framework) proxy, null);
      }
      default -> throw new UnsupportedOperationException(method.getName());
    });
  }

  private static <T> T fake(Class<T> type, InvocationHandler calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }
}
