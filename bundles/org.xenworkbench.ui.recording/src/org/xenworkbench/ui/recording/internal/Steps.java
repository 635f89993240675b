/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import org.xenworkbench.core.recording.Replay;

/** What the user does with a replay. Any thread. */
final class Steps {

  /** The speeds that are offered. */
  static final List<Integer> SPEEDS = List.of(1, 2, 5, 10, 20, 50, Replay.MAX_SPEED);

  private final Replay replay;

  Steps(Replay replay) {
    this.replay = replay;
  }

  void playOrPause() {
    if (replay.isPlaying()) {
      replay.pause();
    } else {
      replay.play();
    }
  }

  void nextEvent() {
    replay.nextEvent().ifPresent(replay::seek);
  }

  void previousEvent() {
    replay.previousEvent().ifPresent(replay::seek);
  }

  void faster() {
    SPEEDS.stream().filter(speed -> speed > replay.speed()).findFirst().ifPresent(replay::setSpeed);
  }

  void slower() {
    SPEEDS.stream().filter(speed -> speed < replay.speed()).reduce((first, second) -> second)
        .ifPresent(replay::setSpeed);
  }
}
