/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The host's own CPU and memory counters. */
public final class NodeStats {

  /** virNodeCPUStats and virNodeMemoryStats: a name of 80 bytes and an unsigned long long. */
  private static final int SIZE = 88;
  private static final int VALUE = 80;
  /** There are about half a dozen; memory is taken for what a host says. */
  private static final int MAX_COUNT = 256;

  private NodeStats() {
  }

  private interface Call {
    int get(Pointer params, IntByReference count);
  }

  /** CPU time in nanoseconds over all CPUs by kind (kernel, user, idle, iowait), empty if the call fails. */
  public static Optional<Map<String, Long>> cpu(Pointer connection) {
    return read((params, count) -> Virt.virNodeGetCPUStats(connection, Virt.STATS_ALL_HOST, params, count, 0));
  }

  /** Memory in KiB by kind (total, free, buffers, cached), empty if the call fails. */
  public static Optional<Map<String, Long>> memory(Pointer connection) {
    return read((params, count) -> Virt.virNodeGetMemoryStats(connection, Virt.STATS_ALL_HOST, params, count, 0));
  }

  private static Optional<Map<String, Long>> read(Call call) {
    IntByReference count = new IntByReference(0);
    if (call.get(Pointer.NULL, count) < 0 || count.getValue() <= 0
        || count.getValue() > MAX_COUNT) {
      return Optional.empty();
    }
    int room = count.getValue();
    try (Memory params = new Memory((long) room * SIZE)) {
      if (call.get(params, count) < 0) {
        return Optional.empty();
      }
      Map<String, Long> values = new HashMap<>();
      for (int i = 0; i < Math.min(room, count.getValue()); i++) {
        values.put(params.getString((long) i * SIZE, VirtLibrary.ENCODING), params.getLong((long) i * SIZE + VALUE));
      }
      return Optional.of(values);
    }
  }
}
