/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Collections;
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
    boolean heard = watching.stream().anyMatch(console -> console.meter().heardSince(since));
    if (!heard && timing.nanos() - since < LIMIT.toNanos()) {
      timer.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    List<Silence> measured = watching.stream().flatMap(console -> console.meter().end().stream()).toList();
    if (heard && !measured.isEmpty()) {
      silence.complete(Optional.of(Collections.min(measured, Comparator.comparing(Silence::length))));
    } else {
      silence.complete(Optional.empty());
      SafeLog.of(Arrival.class).info(why(heard));
    }
  }

  private String why(boolean heard) {
    return "No silence is known of the move of " + vm
        + (heard ? ": its console did not print steadily when it began"
            : ": nothing was heard of it for " + LIMIT.toSeconds() + " s after its end")
        + watching.stream().map(console -> "; " + console.meter().steadiness() + ", " + console.state())
            .collect(Collectors.joining());
  }
}
