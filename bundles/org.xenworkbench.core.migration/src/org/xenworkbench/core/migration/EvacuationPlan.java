/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.List;
import java.util.OptionalInt;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Where the running virtual machines of a host would go, and which of them would stay, each with the reason. Nothing is
 * done by it; what it says was so when it was made. Immutable.
 *
 * @param host the host that is evacuated, or that its VMs come back to
 * @param moves in the order in which they are begun
 * @param stays what cannot go, by name
 * @param atOnce how many of the moves may be under way at once, besides what the settings allow; empty for those alone
 * @param unfinished of what comes back: what has not left the host yet, by name, with what becomes of it
 * @since 0.1
 */
public record EvacuationPlan(HostId host, List<Move> moves, List<Stay> stays, OptionalInt atOnce,
    List<Stay> unfinished) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if none may be under way
   */
  public EvacuationPlan {
    moves = List.copyOf(moves);
    stays = List.copyOf(stays);
    unfinished = List.copyOf(unfinished);
    if (atOnce.isPresent() && atOnce.getAsInt() < 1) {
      throw new IllegalArgumentException("None of several may be under way at once: " + atOnce);
    }
  }

  /** One whose moves are under way as the settings allow, and where nothing is on its way yet. */
  public EvacuationPlan(HostId host, List<Move> moves, List<Stay> stays) {
    this(host, moves, stays, OptionalInt.empty(), List.of());
  }

  /**
   * A VM that goes to another host.
   *
   * @param vmName its name
   * @param targetName the name of that host
   * @param reason why there, as a sentence for the user
   */
  public record Move(VmId vm, String vmName, HostId target, String targetName, String reason) {
  }

  /**
   * A VM that stays where it is.
   *
   * @param vmName its name
   * @param reason why, as sentences for the user
   */
  public record Stay(VmId vm, String vmName, String reason) {
  }

  /** The same with other moves. */
  public EvacuationPlan withMoves(List<Move> others) {
    return new EvacuationPlan(host, others, stays, atOnce, unfinished);
  }

  /** The same with no more than that many of the moves under way at once. */
  public EvacuationPlan withAtOnce(int most) {
    return new EvacuationPlan(host, moves, stays, OptionalInt.of(most), unfinished);
  }

  /** The same where these have not left the host yet. */
  public EvacuationPlan withUnfinished(List<Stay> others) {
    return new EvacuationPlan(host, moves, stays, atOnce, others);
  }
}
