/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.eventlog.internal.Journey.Lane;
import org.xenworkbench.ui.eventlog.internal.Journey.Step;

/** Where a VM was and when, as lanes and in words; what nobody knows is told as that. */
class JourneyTest {

  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant NOW = START.plusSeconds(10_000);
  private static final VmId VM = VmId.of(UUID.fromString("33333333-3333-3333-3333-333333333333"));
  private static final HostId ONE = HostId.of("11111111-1111-1111-1111-111111111111");
  private static final HostId TWO = HostId.of("22222222-2222-2222-2222-222222222222");
  private static final int JOURNEYS = 100;

  private static LogEntry power(int second, HostId host, String message) {
    return LogEntry.occurrence(LogEntry.POWER, Status.INFO, message, START.plusSeconds(second)).host(host, name(host))
        .vm(VM, "web").build();
  }

  private static String name(HostId host) {
    return host.equals(ONE) ? "pm1" : "pm2";
  }

  private static LogEntry migration(int from, int to, HostId source, HostId target, Status status) {
    return LogEntry.of(LogEntry.MIGRATION, status, "Migrated", START.plusSeconds(from))
        .finished(START.plusSeconds(to)).host(source, name(source)).vm(VM, "web")
        .attributes(Map.of(LogAttribute.SOURCE.name(), source.key(), LogAttribute.TARGET.name(), target.key(),
            LogAttribute.TARGET_NAME.name(), name(target)))
        .build();
  }

  private static Journey journey(Optional<HostId> present, LogEntry... entries) {
    return Journey.of(VM, List.of(entries), new Journey.Present(present, NOW, NOW),
        key -> Optional.of(key.equals(ONE.key()) ? "pm1" : "pm2"), UnaryOperator.identity());
  }

  private static List<String> stays(Journey journey) {
    return journey.steps().stream().filter(step -> step.entry().isEmpty())
        .map(step -> step.from().minusMillis(START.toEpochMilli()).getEpochSecond() + "-"
            + step.to().minusMillis(START.toEpochMilli()).getEpochSecond() + " " + step.text())
        .toList();
  }

  @Test
  void staysFollowMigrationsFromHostToHost() {
    Journey journey = journey(Optional.of(TWO), power(0, ONE, "Started"),
        migration(100, 110, ONE, TWO, Status.SUCCEEDED), power(200, TWO, "Paused"));
    assertThat(journey.lanes()).extracting(Lane::name).containsExactly("pm1", "pm2");
    assertThat(stays(journey)).containsExactly("0-110 On pm1", "110-10000 On pm2");
    assertThat(journey.moves()).isEqualTo(1);
    Step moved = journey.steps().stream().filter(Step::isMigration).findFirst().orElseThrow();
    assertThat(moved.lanes()).containsExactly(0, 1);
    assertThat(journey.hosts(moved)).isEqualTo("pm1 \u2192 pm2");
    assertThat(journey.from()).isEqualTo(START);
    assertThat(journey.to()).isEqualTo(NOW);
  }

  /** A gap is a gap: nobody recorded how it came there, or it is gone. */
  @Test
  void whatIsNotKnownIsToldAsThat() {
    assertThat(stays(journey(Optional.empty(), power(0, ONE, "Started"), power(50, ONE, "Stopped"))))
        .containsExactly("0-50 On pm1", "50-10000 Not known where");
    assertThat(stays(journey(Optional.of(TWO), power(0, ONE, "Started")))).hasSize(1).first().asString()
        .startsWith("0-10000 On pm1 or on pm2");
    assertThat(journey(Optional.empty()).isKnown()).isFalse();
    assertThat(stays(journey(Optional.of(TWO), power(0, ONE, "Started"),
        migration(100, 110, ONE, TWO, Status.FAILED), power(150, ONE, "Paused")))).first().asString()
        .isEqualTo("0-150 On pm1");
  }

  @Test
  void whatNeverBeganIsNoPartOfTheWay() {
    LogEntry cancelled = migration(100, 7_000, ONE, TWO, Status.CANCELLED);
    Journey journey = journey(Optional.of(ONE), power(0, ONE, "Started"),
        cancelled.withAttribute(LogAttribute.NOT_BEGUN, "true"));
    assertThat(journey.steps()).noneMatch(Step::isMigration);
    assertThat(journey.lanes()).extracting(Lane::name).containsExactly("pm1");
    assertThat(HostComparison.fits(cancelled)).isTrue();
    assertThat(HostComparison.fits(cancelled.withAttribute(LogAttribute.NOT_BEGUN, "true"))).isFalse();
  }

  @Test
  void whatIsToldOfFormerIdentitiesIsToldOfTheVm() {
    VmId former = VmId.of(UUID.fromString("44444444-4444-4444-4444-444444444444"));
    VmId other = VmId.of(UUID.fromString("55555555-5555-5555-5555-555555555555"));
    LogEntry before = migration(100, 110, ONE, TWO, Status.SUCCEEDED).toBuilder().vm(former, "old").build();
    LogEntry after = power(200, TWO, "Paused");
    List<LogEntry> about = Journey.about(VM, List.of(VM, former),
        List.of(before, after, after.toBuilder().vm(other, "x").build(), Entries.done(Map.of())));
    assertThat(about).extracting(LogEntry::message).containsExactly("Migrated", "Paused");
    assertThat(about).extracting(LogEntry::vmName).containsExactly("old", "web");
    Journey journey = journey(Optional.of(TWO), about.toArray(LogEntry[]::new));
    assertThat(stays(journey)).containsExactly("100-110 On pm1", "110-10000 On pm2");
    assertThat(journey.moves()).isEqualTo(1);
  }

  /** Whatever the log says: without holes, in order, and it can be drawn and walked through. */
  @Test
  void anyLogMakesAJourney() {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    System.out.println("Journeys: seed " + seed + ", " + JOURNEYS);
    Random random = new Random(seed);
    Display display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
    Shell shell = new Shell(display);
    try {
      shell.setLayout(new FillLayout());
      shell.setSize(700, 400);
      List<LogEntry> opened = new ArrayList<>();
      JourneyPage page = new JourneyPage(shell, opened::add);
      shell.layout();
      for (int i = 0; i < JOURNEYS; i++) {
        Journey journey = random(random);
        List<Step> stays = journey.steps().stream().filter(step -> step.entry().isEmpty()).toList();
        for (int n = 1; n < stays.size(); n++) {
          assertThat(stays.get(n).from()).as("seed " + seed + ", " + i).isEqualTo(stays.get(n - 1).to());
        }
        assertThat(journey.steps()).isSortedAccordingTo(Comparator.comparing(Step::from));
        page.show(journey, Optional.empty());
        draw(page.canvas().control());
        walk(page, journey);
      }
      assertThat(opened).isNotEmpty();
    } finally {
      shell.dispose();
    }
  }

  private static Journey random(Random random) {
    List<HostId> hosts = List.of(ONE, TWO, HostId.random());
    List<LogEntry> entries = new ArrayList<>();
    for (int n = random.nextInt(12); n > 0; n--) {
      HostId host = hosts.get(random.nextInt(3));
      int second = random.nextInt(12_000) - 1_000; // some of them after now
      entries.add(switch (random.nextInt(4)) {
        case 0 -> power(second, host, "<b>&\u202e");
        case 1 -> migration(second, second - 5 + random.nextInt(50), host, hosts.get(random.nextInt(3)),
            Status.values()[random.nextInt(6)]);
        case 2 -> power(second, host, "x").toBuilder().host(Optional.empty(), "").build();
        default -> power(second, host, "y").withAttribute(LogAttribute.TARGET, "no host")
            .toBuilder().kind(LogEntry.MIGRATION).build();
      });
    }
    Collections.shuffle(entries, random);
    Optional<HostId> present = Optional.of(hosts.get(random.nextInt(3))).filter(host -> random.nextBoolean());
    return Journey.of(VM, entries, new Journey.Present(present, NOW.minusSeconds(random.nextInt(500)), NOW),
        key -> Optional.empty(), UnaryOperator.identity());
  }

  private static void draw(Canvas canvas) {
    Image image = new Image(canvas.getDisplay(), 700, 200);
    GC gc = new GC(image);
    try {
      Event paint = new Event();
      paint.gc = gc;
      canvas.notifyListeners(SWT.Paint, paint);
    } finally {
      gc.dispose();
      image.dispose();
    }
  }

  private static void walk(JourneyPage page, Journey journey) {
    Canvas canvas = page.canvas().control();
    page.canvas().select(Optional.empty());
    for (Step step : journey.steps()) {
      press(canvas, SWT.ARROW_RIGHT);
      assertThat(page.table().getSelectionIndex()).isEqualTo(journey.steps().indexOf(step));
      press(canvas, '+');
      press(canvas, SWT.CR);
    }
    draw(canvas);
    press(canvas, '0');
  }

  private static void press(Canvas canvas, int key) {
    Event event = new Event();
    event.keyCode = key;
    canvas.notifyListeners(SWT.KeyDown, event);
  }

  @Test
  void timesAreRoundAndApartAndZoomStaysWithin() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Instant to = START.plusSeconds(60 + (long) (Math.pow(random.nextDouble(), 4) * 400_000_000));
      JourneyScale scale = new JourneyScale(START, to, 100 + random.nextInt(1_500));
      List<JourneyScale.Tick> ticks = scale.ticks();
      for (int n = 1; n < ticks.size(); n++) {
        assertThat(scale.x(ticks.get(n).time()) - scale.x(ticks.get(n - 1).time())).isGreaterThan(80);
      }
      assertThat(scale.x(START)).isZero();
      assertThat(scale.x(to)).isEqualTo(scale.width());
      JourneyScale part = scale;
      for (int n = 0; n < 20; n++) {
        part = part.zoomed(random.nextBoolean() ? 0.5 : 1.5, random.nextInt(scale.width()), START, to);
        assertThat(part.from()).isBetween(START, to);
        assertThat(part.to()).isBetween(START, to);
        assertThat(Duration.between(part.from(), part.to())).isPositive();
      }
    }
  }

  @Test
  void theViewsNameTellsTheVm() {
    assertThat(JourneyView.vm(VM.key().replace('/', '_'))).contains(VM);
    assertThat(JourneyView.vm("nonsense")).isEmpty();
    assertThat(JourneyView.vm(null)).isEmpty();
    LogEntry about = power(0, ONE, "Started");
    assertThat(new ShowJourney().fits(null, List.of(about))).isTrue();
    assertThat(new ShowJourney().fits(null, List.of(about, about))).isFalse();
    assertThat(new ShowJourney().fits(null, List.of(about.toBuilder().vm(VmId.controlDomain(ONE), "Domain-0").build())))
        .as("it never leaves its host").isFalse();
  }
}
