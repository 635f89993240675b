/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.vm.ConsoleMove.Silence;

/** Waits for the first output of a guest that has arrived on another host, which ends its silence. */
final class Arrival {

  /** How long it is waited for. */
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final VmId vm;
  private final List<AttachedConsole> watching;
  private final Timing timing;
  private final ScheduledExecutorService timer;
  private final long since;
  private final CompletableFuture<Optional<Silence>> silence = new CompletableFuture<>();

  /** It has arrived now. */
  Arrival(VmId vm, List<AttachedConsole> watching, Timing timing, ScheduledExecutorService timer) {
    this.vm = vm;
    this.watching = watching;
    this.timing = timing;
    this.timer = timer;
    this.since = timing.nanos();
  }

  CompletableFuture<Optional<Silence>> silence() {
    look();
    return silence;
  }

  /** It is known once the guest was heard after its arrival; if it cannot be told, the log says why. */
  private void look() {
    List<ServiceGapMeter> hearing = hearing(watching.stream().map(AttachedConsole::meter).toList(), since);
    if (hearing.isEmpty() && timing.nanos() - since < LIMIT.toNanos()) {
      timer.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    Optional<Silence> shortest = shortest(hearing);
    silence.complete(shortest);
    if (shortest.isEmpty()) {
      SafeLog.of(Arrival.class).info(why(!hearing.isEmpty()));
    }
  }

  /** Those that heard the guest since then: the silence of another goes on, so that its length is not known yet. */
  static List<ServiceGapMeter> hearing(List<ServiceGapMeter> meters, long since) {
    return meters.stream().filter(meter -> meter.heardSince(since)).toList();
  }

  /** The shortest, since a console may be silent for reasons of its own. */
  static Optional<Silence> shortest(List<ServiceGapMeter> hearing) {
    return hearing.stream().flatMap(meter -> meter.end().stream()).min(Comparator.comparing(Silence::length));
  }

  private String why(boolean heard) {
    return "No silence is known of the move of " + vm
        + (heard ? ": its console did not print steadily when it began"
            : ": nothing was heard of it for " + LIMIT.toSeconds() + " s after its end")
        + watching.stream().map(console -> "; " + console.meter().steadiness() + ", " + console.state())
            .collect(Collectors.joining());
  }
}
