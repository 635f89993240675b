/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Few moves that have hosts used more alike, with the numbers that they come from. Nothing is done by it; what it says
 * was so when it was made. Immutable.
 *
 * @param hosts what is balanced, by name
 * @param moves in the order in which they are begun; none if the hosts are balanced, or no move is allowed and helps
 * @param leftOut what is not balanced or moved, each with the reason, as sentences for the user
 * @since 0.1
 */
public record RebalancePlan(List<Load> hosts, List<Move> moves, List<String> leftOut) {

  /** Hosts whose uses differ by less, as a ratio, are balanced. */
  public static final double ALIKE = 0.1;

  /** Copies the lists. */
  public RebalancePlan {
    hosts = List.copyOf(hosts);
    moves = List.copyOf(moves);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What a host bears.
   *
   * @param name its name
   * @param cpus how many CPUs it has
   * @param busy how many of them the VMs that run there kept busy in the last hour, in the mean
   * @param memory its memory in bytes
   * @param used what is used of it now, in bytes
   */
  public record Load(HostId host, String name, int cpus, double busy, long memory, long used) {

    /** The share of its CPUs that is busy, 0..1; more if its VMs were elsewhere and had more. */
    public double cpu() {
      return busy / cpus;
    }

    /** The share of its memory that is used, 0..1. */
    public double memoryUse() {
      return used / (double) memory;
    }

    /** The same after these moves. */
    public Load after(Collection<Move> moves) {
      double cores = busy;
      long bytes = used;
      for (Move move : moves) {
        int sign = (move.target().equals(host) ? 1 : 0) - (move.source().equals(host) ? 1 : 0);
        cores += sign * move.cores();
        bytes += sign * move.memory();
      }
      return new Load(host, name, cpus, cores, memory, bytes);
    }
  }

  /**
   * A VM that goes to another host.
   *
   * @param vmName its name
   * @param memory what it needs in bytes
   * @param cores how many CPUs it kept busy in the last hour, in the mean
   * @param reason what it changes, as a sentence for the user
   */
  public record Move(VmId vm, String vmName, long memory, double cores, HostId source, HostId target, String reason) {

    /** The same to another host, or for another reason. */
    public Move to(HostId other, String why) {
      return new Move(vm, vmName, memory, cores, source, other, why);
    }
  }

  /** The same with other moves. */
  public RebalancePlan withMoves(List<Move> others) {
    return new RebalancePlan(hosts, others, leftOut);
  }

  /** What the hosts bear after the moves. */
  public List<Load> after() {
    return hosts.stream().map(load -> load.after(moves)).toList();
  }

  /** What a host is called. */
  public Optional<String> name(HostId host) {
    return hosts.stream().filter(load -> load.host().equals(host)).map(Load::name).findFirst();
  }

  /** By how much the uses of CPUs differ, most from least. */
  public static double cpuSpread(List<Load> loads) {
    return spread(loads.stream().mapToDouble(Load::cpu).max(), loads.stream().mapToDouble(Load::cpu).min());
  }

  /** By how much the uses of memory differ, most from least. */
  public static double memorySpread(List<Load> loads) {
    return spread(loads.stream().mapToDouble(Load::memoryUse).max(),
        loads.stream().mapToDouble(Load::memoryUse).min());
  }

  private static double spread(OptionalDouble most, OptionalDouble least) {
    return most.orElse(0) - least.orElse(0);
  }

  /** Whether hosts are used alike. */
  public static boolean isBalanced(List<Load> loads) {
    return cpuSpread(loads) < ALIKE && memorySpread(loads) < ALIKE;
  }
}
