/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.VirtualTime;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** What is typed into the console of a guest that answers in one way or another. */
class BusyGuestTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(500);
  private static final long GIVEN_UP = Duration.ofMinutes(3).toNanos();
  private static final int RUNS = 10;

  private final VirtualTime time = new VirtualTime();
  private final VmId vm = VmId.of(UUID.randomUUID());
  private final List<String> typed = new ArrayList<>();
  /** So many times the host takes nothing. */
  private volatile int busyFor;
  private volatile boolean isLeft;
  private final Waiting waiting = new Waiting(time, time.scheduler("experiment"), new Monitor());

  @TempDir
  Path folder;

  /** Nobody cancels. */
  private static final class Monitor implements OperationMonitor {

    @Override
    public UUID id() {
      return new UUID(0, 0);
    }

    @Override
    public void progress(OptionalDouble fraction, String text) {
      // nobody looks
    }

    @Override
    public void attribute(String name, String value) {
      // nobody looks
    }

    @Override
    public void ifCut(String text) {
      // nobody looks
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void onCancel(Runnable action) {
      // nobody does
    }
  }

  /** Consoles of guests that answer what is typed. */
  private final class Consoles implements ConsoleService {

    private final BiConsumer<String, ConsoleListener> guest;

    Consoles(BiConsumer<String, ConsoleListener> guest) {
      this.guest = guest;
    }

    @Override
    public Optional<String> obstacle(VmId id) {
      return Optional.empty();
    }

    @Override
    public VmConsole open(VmId id, boolean force, ConsoleListener listener) {
      assertThat(force).as("nobody is thrown out").isFalse();
      return new VmConsole() {
        @Override
        public VmId vm() {
          return id;
        }

        @Override
        public State state() {
          return State.ATTACHED;
        }

        @Override
        public boolean send(byte[] data) {
          String text = new String(data, StandardCharsets.UTF_8);
          if (busyFor > 0) {
            busyFor--;
            return false;
          }
          typed.add(text);
          guest.accept(text, listener);
          return true;
        }

        @Override
        public void close() {
          typed.add("closed");
        }
      };
    }

    @Override
    public ConsoleMove begin(VmId id, HostId target) {
      throw new AssertionError("it does not move");
    }
  }

  private static void print(ConsoleListener listener, String text) {
    listener.output(text.getBytes(StandardCharsets.UTF_8));
  }

  private static BiConsumer<String, ConsoleListener> shell(String prompt) {
    return (text, listener) -> {
      print(listener, text.replace("\r", "\r\n"));
      Matcher echo = Pattern.compile("echo ([^\r]+)").matcher(text);
      if (echo.find()) {
        print(listener, echo.group(1).replace("'", "") + "\r\n" + prompt);
      }
    };
  }

  /** What went wrong; empty if it is busy. */
  private Optional<String> begin(Optional<Experiment.Login> login, BiConsumer<String, ConsoleListener> guest)
      throws Exception {
    BusyGuest busy = new BusyGuest(new Experiment.Load("VM2", "run it", true, login), vm, waiting);
    CompletableFuture<Optional<String>> done = CompletableFuture.supplyAsync(() -> {
      try {
        busy.begin(new Consoles(guest));
        return Optional.empty();
      } catch (HypervisorException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } finally {
        isLeft = busy.leave(time.nanos() + Duration.ofSeconds(8).toNanos());
      }
    }, Threads.single("experiment-test"));
    Await.until("it is busy or given up", PATIENCE, () -> {
      time.advance(STEP); // further than usual: it waits for minutes
      return done.isDone();
    });
    return done.get();
  }

  private Path password(String mode) throws Exception {
    Path file = folder.resolve("password");
    Files.writeString(file, "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  /** It asks for a name and a password first. */
  private BiConsumer<String, ConsoleListener> closed(boolean opens) {
    BiConsumer<String, ConsoleListener> inside = shell("# ");
    boolean[] isOpen = {false};
    return (text, listener) -> {
      if (isOpen[0] && text.equals("exit\r")) {
        isOpen[0] = false;
        print(listener, "exit\r\n\r\nvm2 login: ");
      } else if (isOpen[0]) {
        inside.accept(text, listener);
      } else if (text.equals("secret\r")) {
        isOpen[0] = opens;
        print(listener, opens ? "\r\n# " : "\r\nLogin incorrect\r\nvm2 login: ");
      } else {
        print(listener, text.equals("root\r") ? "root\r\nPassword: " : "\r\nvm2 login: ");
      }
    };
  }

  @Test
  void aShellIsGivenTheCommandAndInterruptedAfterwards() throws Exception {
    assertThat(begin(Optional.empty(), shell("# "))).isEmpty();
    assertThat(typed.subList(typed.indexOf("run it\r"), typed.size())).hasSize(3).last().isEqualTo("closed");
    assertThat(typed.get(typed.size() - 2)).startsWith("\u0003\recho ");
    assertThat(isLeft).isTrue();
  }

  @Test
  void whoIsAskedForLogsInAndOut() throws Exception {
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-------")));
    assertThat(begin(Optional.of(root), closed(true))).isEmpty();
    assertThat(typed).containsSubsequence("root\r", "secret\r", "run it\r", "exit\r", "closed");
    assertThat(isLeft).isTrue();
  }

  @Test
  void aLoginThatIsRefusedIsNotTriedForEver() throws Exception {
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-------")));
    assertThat(begin(Optional.of(root), closed(false)).orElseThrow()).contains("refuses the login")
        .doesNotContain("secret");
    assertThat(typed).filteredOn("secret\r"::equals).hasSize(3);
  }

  @Test
  void whatIsMissingForALoginIsSaid() throws Exception {
    assertThat(begin(Optional.empty(), closed(true)).orElseThrow()).contains("Give the load a 'user'");
    assertThat(begin(Optional.of(new Experiment.Login("root", Optional.empty())), closed(true)).orElseThrow())
        .contains("Give the load a 'passwordFile'");
    assertThat(typed).doesNotContain("run it\r");
    assertThat(typed).as("a user is not called so").noneMatch(text -> text.contains("exit"));
    assertThat(isLeft).as("it asks for the next user").isTrue();
  }

  @Test
  void aPasswordThatOthersCanReadIsNotTaken() throws Exception {
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-r-----")));
    assertThat(begin(Optional.of(root), closed(true)).orElseThrow()).contains("can be read by others");
    assertThat(typed).doesNotContain("secret\r");
  }

  /** It traps the interrupt, or hangs: whoever logged in is still there, and that is said. */
  @Test
  void whatIsNotSeenToEndIsTold() throws Exception {
    BiConsumer<String, ConsoleListener> inside = closed(true);
    boolean[] runs = {false};
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-------")));
    assertThat(begin(Optional.of(root), (text, listener) -> {
      runs[0] |= text.equals("run it\r");
      if (!runs[0]) {
        inside.accept(text, listener);
      }
    })).isEmpty();
    assertThat(isLeft).isFalse();
    assertThat(typed).as("not into the load").doesNotContain("exit\r").endsWith("closed");
  }

  @Test
  void aConsoleThatIsAwayAtTheEndIsWaitedFor() throws Exception {
    BiConsumer<String, ConsoleListener> inside = shell("# ");
    assertThat(begin(Optional.empty(), (text, listener) -> {
      inside.accept(text, listener);
      busyFor = text.equals("run it\r") ? 5 : 0;
    })).isEmpty();
    assertThat(isLeft).isTrue();
    assertThat(begin(Optional.empty(), (text, listener) -> {
      inside.accept(text, listener);
      busyFor = text.equals("run it\r") ? Integer.MAX_VALUE : 0;
    })).isEmpty();
    assertThat(isLeft).as("not for ever").isFalse();
    assertThat(typed).endsWith("closed");
  }

  @Test
  void aHostThatTakesNoMoreForAMomentIsAskedAgain() throws Exception {
    busyFor = 20;
    assertThat(begin(Optional.empty(), shell("# "))).isEmpty();
    busyFor = Integer.MAX_VALUE;
    assertThat(begin(Optional.empty(), shell("# ")).orElseThrow()).contains("takes no input");
  }

  @Test
  void whatAnEarlierExperimentLeftIsNoAnswer() throws Exception {
    assertThat(begin(Optional.empty(), shell("# "))).isEmpty();
    String before = typed.stream().filter(text -> text.contains("echo ")).findFirst().orElseThrow();
    String mark = before.substring(before.indexOf("ready")).strip().replace("'", "");
    typed.clear();
    assertThat(begin(Optional.empty(), (text, listener) -> print(listener, mark + "\r\nready-1\r\n")).orElseThrow())
        .contains("nobody answers");
    assertThat(typed).doesNotContain("run it\r");
  }

  /** It could be a shell, which would show the secret and keep it. */
  @Test
  void aPasswordIsTypedOnlyAfterTheUser() throws Exception {
    BiConsumer<String, ConsoleListener> inside = shell("# ");
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-------")));
    assertThat(begin(Optional.of(root), (text, listener) -> {
      if (text.equals("\r")) {
        print(listener, "\r\nRead this before you change the password: ");
      } else {
        inside.accept(text, listener);
      }
    })).isEmpty();
    assertThat(typed).doesNotContain("secret\r").contains("run it\r");
    assertThat(typed).as("who was logged in stays so").doesNotContain("exit\r");
  }

  /** Once for each time that the user was asked for, however often the guest says so. */
  @Test
  void aPasswordThatIsAskedForAgainIsNotTypedAgain() throws Exception {
    Experiment.Login root = new Experiment.Login("root", Optional.of(password("rw-------")));
    assertThat(begin(Optional.of(root), (text, listener) -> print(listener,
        text.equals("\r") ? "\r\nvm2 login: " : "\r\nPassword: ")).orElseThrow()).contains("refuses the login");
    assertThat(typed).filteredOn("secret\r"::equals).hasSize(1);
  }

  /** Whatever a guest prints, it ends within two minutes of the experiment's time, and types no password unasked. */
  @Test
  void aGuestThatPrintsAnythingIsGivenUp() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] pieces = {"login:", "word: ", "\n", "\r", "\u001b[2J", "ready-", "'", "x".repeat(5_000), "\u0000", "# "};
    for (int run = 0; run < RUNS; run++) {
      typed.clear();
      long before = time.nanos();
      Optional<String> problem = begin(Optional.empty(), (text, listener) -> {
        for (int i = 0; i < random.nextInt(6); i++) {
          print(listener, pieces[random.nextInt(pieces.length)]);
        }
      });
      assertThat(problem).as("seed %d, run %d", seed, run).isPresent();
      assertThat(time.nanos() - before).as("seed %d, run %d", seed, run).isLessThan(GIVEN_UP);
      assertThat(typed).as("seed %d, run %d", seed, run).doesNotContain("run it\r").endsWith("closed");
    }
  }
}
