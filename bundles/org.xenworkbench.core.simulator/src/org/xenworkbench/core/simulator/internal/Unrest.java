/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.simulator.SimulatedVm;

/** Pauses VMs and lets them go on later, as if somebody else did, at a steady pace. Simulator's thread. */
final class Unrest {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int PAUSED_SECONDS = 3;

  private final World world;
  private final int changes;
  private final int most;
  private final Queue<UUID> others;
  private final Queue<UUID> paused = new ArrayDeque<>();

  Unrest(World world) {
    this.world = world;
    this.changes = world.definition().changes();
    List<UUID> vms = new ArrayList<>(
        world.definition().vms().stream().filter(SimulatedVm::running).map(SimulatedVm::uuid).toList());
    Collections.shuffle(vms, new Random(1)); // all over the hosts, and alike at every start
    this.others = new ArrayDeque<>(vms);
    this.most = Math.min(vms.size() / 2, PAUSED_SECONDS * changes);
  }

  /** From now on, if the fleet is to be so. */
  void plan() {
    if (changes > 0 && !others.isEmpty()) {
      later();
    }
  }

  private void later() {
    world.time().later(Duration.ofNanos(SECOND_NANOS / changes), this::change);
  }

  /** What cannot be paused just now, since it migrates or was ended by somebody, is left alone. */
  private void change() {
    later();
    if (paused.size() > most) {
      move(paused, others, PowerAction.RESUME);
    } else {
      move(others, paused, PowerAction.PAUSE);
    }
  }

  private void move(Queue<UUID> from, Queue<UUID> to, PowerAction action) {
    UUID vm = from.remove();
    world.power(vm, action);
    to.add(vm);
  }
}
