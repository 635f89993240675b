/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.testkit.FakeTags;

/** What is begun at a time: the whole engine on a simulated fleet, in virtual time. */
class ScheduleTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  Path folder;

  private final Engine engine = new Engine();
  private final Evacuations evacuations = new Evacuations(engine.inventory, engine.registry, engine.migrations,
      engine.operations, engine.sampler, new FakeTags(), engine.log, engine.time.clock());
  private Schedule schedule;
  private boolean believed = true;

  private Optional<Instant> trusted() {
    return believed ? Optional.of(engine.time.clock().instant()) : Optional.empty();
  }

  @AfterEach
  void close() {
    if (schedule != null) {
      schedule.stop();
    }
    engine.close();
  }

  private Path file() {
    return folder.resolve("deep/schedule.txt");
  }

  /** As the next process does. */
  private void start() {
    schedule = new Schedule(engine.inventory, engine.migrations, evacuations, engine.log, engine.time,
        this::trusted, Optional.of(new ScheduleFile(file())));
  }

  private Instant now() {
    return engine.time.clock().instant();
  }

  private When in(Duration time, Duration late) {
    return new When(now().plus(time), late);
  }

  private List<String> told() {
    return engine.entries(LogEntry.CONFIGURATION).stream().map(LogEntry::message).toList();
  }

  private void arrives() {
    engine.until("it has moved", () -> engine.owner(engine.web).equals(engine.b)
        && engine.operations.running().isEmpty());
  }

  @Test
  void isBegunAtItsTimeForWhomAskedForIt() {
    start();
    schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ZERO), "ann");
    assertThat(schedule.orders()).singleElement().extracting(ScheduledOrder::what)
        .isEqualTo("Migrate VM 'web' to 'b'");
    engine.time.advance(HOUR.minusSeconds(5));
    assertThat(engine.operations.running()).as("not before").isEmpty();
    arrives();
    assertThat(schedule.orders()).isEmpty();
    assertThat(told()).first().isEqualTo("Begun as scheduled: Migrate VM 'web' to 'b'");
    assertThat(engine.entries(LogEntry.MIGRATION)).first().extracting(LogEntry::user).isEqualTo("ann (schedule)");
  }

  @Test
  void anEvacuationIsPlannedWhenItIsBegun() {
    start();
    schedule.evacuate(engine.a, in(HOUR, Duration.ZERO), "ann");
    engine.time.advance(HOUR);
    arrives();
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
  }

  @Test
  void isChangedAndCancelled() {
    start();
    ScheduledOrder order = schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ZERO), "ann");
    schedule.change(order.id(), in(HOUR.multipliedBy(3), Duration.ZERO), "bob");
    assertThat(told().get(0)).startsWith("Scheduled for another time, ");
    engine.time.advance(HOUR.multipliedBy(2));
    assertThat(schedule.orders()).hasSize(1);
    schedule.cancel(order.id(), "bob");
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().extracting(LogEntry::user).isEqualTo("bob");
    engine.time.advance(HOUR.multipliedBy(2));
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThatThrownBy(() -> schedule.cancel(order.id(), "bob")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is not scheduled any more.");
  }

  @Test
  void isKeptOverARestart() throws Exception {
    start();
    ScheduledOrder order = schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ofMinutes(7)), "änn & co");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).as("the owner's alone")
        .isEqualTo("rw-------");
    schedule.stop();
    start();
    engine.until("it is read", () -> schedule.orders().equals(List.of(order)));
    engine.time.advance(HOUR);
    arrives();
    schedule.stop();
    start();
    engine.time.advance(Duration.ofSeconds(2));
    assertThat(schedule.orders()).as("begun once").isEmpty();
  }

  @Test
  void whoSchedulesBeforeTheFileIsReadLosesNothingOfIt() {
    start();
    schedule.evacuate(engine.a, in(HOUR, HOUR), "ann");
    for (int restart = 2; restart < 6; restart++) {
      schedule.stop();
      start();
      schedule.evacuate(engine.b, in(HOUR.multipliedBy(restart), HOUR), "bob");
      assertThat(schedule.orders()).hasSize(restart);
    }
  }

  @Test
  void whatIsReadFromTheFileIsKnownOnceItIsLoaded() throws Exception {
    start();
    schedule.evacuate(engine.a, in(HOUR, HOUR), "ann");
    schedule.stop();
    start();
    assertThat(engine.get(schedule.loaded())).isEmpty();
    assertThat(schedule.orders()).hasSize(1);
  }

  /** One start with a clock that is years ahead would begin it, or drop it as missed. */
  @Test
  void aClockThatIsDoubtedBeginsAndDropsNothing() throws Exception {
    start();
    schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ZERO), "ann");
    believed = false;
    engine.time.advance(HOUR.multipliedBy(9_000));
    assertThat(schedule.orders()).hasSize(1);
    assertThat(engine.operations.running()).isEmpty();
  }

  /** As beside what the command line asks for, with which the process ends. */
  @Test
  void whatIsDueWhileItIsHeldStays() throws Exception {
    start();
    schedule.migrate(engine.web, engine.b, in(HOUR, HOUR), "ann");
    Registration holding = schedule.hold();
    engine.time.advance(HOUR.plusMinutes(1));
    assertThat(schedule.orders()).hasSize(1);
    assertThat(engine.operations.running()).isEmpty();
    holding.close();
    arrives();
  }

  @Test
  void whatCannotBeReadIsToldToWhoAsks() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "not a schedule\n");
    start();
    assertThat(engine.get(schedule.loaded())).get().asString().contains(file().toString());
  }

  /** Its evacuations are planned so. */
  private void startPlanning(Callable<EvacuationPlan> plan) {
    EvacuationService planned = (EvacuationService) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {EvacuationService.class},
        (proxy, method, arguments) -> method.getName().equals("plan") ? plan.call()
            : method.invoke(evacuations, arguments));
    schedule = new Schedule(engine.inventory, engine.migrations, planned, engine.log, engine.time,
        this::trusted, Optional.of(new ScheduleFile(file())));
  }

  /** The entry is all that is left of it. */
  @Test
  void anyFaultOfTheBeginningIsTold() {
    startPlanning(() -> {
      throw new UnsupportedOperationException("no plan");
    });
    schedule.evacuate(engine.a, in(HOUR, Duration.ZERO), "ann");
    engine.time.advance(HOUR);
    engine.until("it is told", () -> told().get(0)
        .equals("Scheduled, and could not be begun: Evacuate host 'a'. no plan"));
  }

  /** Planning asks all hosts. */
  @Test
  void whatIsPlannedForLongHoldsNoOther() {
    CountDownLatch hosts = new CountDownLatch(1);
    startPlanning(() -> {
      hosts.await();
      return evacuations.plan(engine.a);
    });
    try {
      schedule.evacuate(engine.a, in(HOUR, Duration.ZERO), "ann");
      schedule.migrate(engine.web, engine.b, in(HOUR.plusSeconds(1), Duration.ZERO), "ann");
      engine.time.advance(HOUR);
      arrives();
    } finally {
      hosts.countDown();
    }
  }

  @Test
  void whatWaitsForItsBeginningWhenTheProcessEndsIsLeftToTheNextOne() throws Exception {
    CountDownLatch hosts = new CountDownLatch(1);
    CountDownLatch planned = new CountDownLatch(Schedule.AT_ONCE);
    startPlanning(() -> {
      planned.countDown();
      hosts.await();
      throw new IllegalStateException("closed");
    });
    try {
      for (int i = 0; i < Schedule.AT_ONCE; i++) {
        schedule.evacuate(engine.a, in(HOUR, Duration.ZERO), "ann");
      }
      ScheduledOrder last = schedule.migrate(engine.web, engine.b, in(HOUR.plusSeconds(1), HOUR), "ann");
      engine.time.advance(HOUR);
      assertThat(planned.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(engine.entries(LogEntry.CONFIGURATION).stream().filter(LogEntry::isRunning))
          .as("the next process ends them, if this one does not").hasSize(Schedule.AT_ONCE)
          .allMatch(entry -> entry.message().equals("It is begun as scheduled: Evacuate host 'a'"));
      engine.time.advance(Duration.ofSeconds(5));
      assertThatThrownBy(() -> schedule.cancel(last.id(), "ann")).hasMessageStartingWith("It is being begun");
      schedule.stop();
      hosts.countDown();
      engine.until("the others have ended",
          () -> told().stream().filter(text -> text.endsWith(" closed")).count() == Schedule.AT_ONCE);
      assertThat(new ScheduleFile(file()).load(now()).orders()).containsExactly(last);
      start();
      arrives();
    } finally {
      hosts.countDown();
    }
  }

  /** It would be begun once more by the next process, which finds it in the file. */
  @Test
  void whatCannotBeTakenFromTheFileIsNotBegun() throws Exception {
    start();
    schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ZERO), "ann");
    Files.createDirectories(file().resolveSibling("schedule.txt.part").resolve("in the way"));
    engine.time.advance(HOUR);
    engine.until("it is told", () -> told().get(0).startsWith("Scheduled, and could not be begun: Migrate VM 'web'"));
    assertThat(told().get(0)).contains("It is still in that file");
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThat(engine.operations.running()).isEmpty();
  }

  @Test
  void whatWasMissedIsToldAndNotBegunUnlessItMayBeLate() {
    start();
    schedule.migrate(engine.web, engine.b, in(HOUR, Duration.ofMinutes(10)), "ann");
    schedule.stop();
    engine.time.advance(HOUR.plusMinutes(30));
    start();
    engine.until("it is told", () -> told().get(0).contains("and not begun"));
    assertThat(schedule.orders()).isEmpty();
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    schedule.migrate(engine.web, engine.b, in(HOUR, HOUR), "ann");
    schedule.stop();
    engine.time.advance(HOUR.plusMinutes(30));
    start();
    arrives();
  }

  @Test
  void whatCannotBeBegunIsTriedUntilItIsTooLate() {
    start();
    engine.registry.disconnect(engine.a);
    engine.until("it is not connected", () -> evacuations.obstacle(engine.a).isPresent());
    schedule.evacuate(engine.a, in(HOUR, Duration.ofMinutes(5)), "ann");
    engine.time.advance(HOUR.plusMinutes(2));
    assertThat(schedule.orders()).as("it is tried again").hasSize(1);
    engine.time.advance(Duration.ofMinutes(3));
    engine.until("it is told", () -> told().get(0)
        .equals("Scheduled, and could not be begun: Evacuate host 'a'. Host 'a' is not connected."));
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().extracting(LogEntry::status)
        .isEqualTo(LogEntry.Status.FAILED);
    assertThat(schedule.orders()).isEmpty();
  }

  @Test
  void timesThatAreNoneAreRefused() {
    start();
    assertThatThrownBy(() -> schedule.evacuate(engine.a, new When(now().minusSeconds(1), HOUR), "ann"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(" is past.");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThatThrownBy(() -> schedule.moment(LocalDateTime.parse("2027-03-28T02:30"), berlin)).hasMessage(
        "There is no 2027-03-28 02:30 in Europe/Berlin: clocks are set forward over it. Choose another time.");
    assertThat(schedule.moment(LocalDateTime.parse("2027-10-31T02:30"), berlin)).as("the first of two")
        .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    assertThatThrownBy(() -> new When(now(), Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new When(now(), Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("365 days");
  }

  @Test
  void aNewerFormIsLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "form 2\nwhatever\n");
    start();
    engine.until("it is told", () -> !engine.entries(LogEntry.SYSTEM).isEmpty());
    assertThatThrownBy(() -> schedule.evacuate(engine.a, in(HOUR, HOUR), "ann"))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("newer version");
    assertThat(Files.readString(file())).isEqualTo("form 2\nwhatever\n");
  }

  /** Whatever a file has become: it is read without a fault, and only what was written whole is begun. */
  @Test
  void anyFile() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ScheduleFile kept = new ScheduleFile(file());
    List<ScheduledOrder> orders = List.of(order(true), order(false), order(true));
    kept.save(orders);
    assertThat(kept.load(now()).orders()).isEqualTo(orders);
    byte[] whole = Files.readAllBytes(file());
    for (int run = 0; run < 400; run++) {
      byte[] bytes = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length))
          : whole.clone();
      for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file(), bytes);
      ScheduleFile.Content content = kept.load(now());
      String where = "seed " + seed + ", run " + run + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(content.orders().size()).as(where).isLessThanOrEqualTo(orders.size());
      assertThat(content.damage().isEmpty() && content.orders().size() < orders.size()).as(where).isFalse();
      try (Stream<Path> copies = Files.list(file().getParent())) {
        for (Path copy : copies.filter(path -> !path.equals(file())).toList()) {
          Files.delete(copy);
        }
      }
    }
  }

  /** Another time or host would be as good to read. */
  @Test
  void noDamagedBitChangesAnOrderUnseen() throws Exception {
    ScheduleFile kept = new ScheduleFile(file());
    List<ScheduledOrder> orders = List.of(order(true), order(false));
    kept.save(orders);
    byte[] whole = Files.readAllBytes(file());
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] bytes = whole.clone();
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file(), bytes);
      ScheduleFile.Content content = kept.load(now());
      assertThat(orders).as("bit " + bit).containsAll(content.orders());
      assertThat(content.damage().isEmpty() && !content.orders().equals(orders)).as("bit " + bit).isFalse();
    }
  }

  private ScheduledOrder order(boolean migration) {
    return new ScheduledOrder(UUID.randomUUID(), Optional.of(engine.web).filter(vm -> migration), engine.b,
        "Do “it” \n 100 %", new When(now().plusSeconds(9), HOUR), "ann");
  }
}
