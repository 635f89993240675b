/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Bounds the entries of a VM that changes again and again; what is not written is counted. Not thread-safe. */
final class Flapping {

  /** So many entries of one VM ... */
  static final int MOST = 10;
  /** ... within that time. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Map<VmId, Window> windows = new LinkedHashMap<>();
  /** Read by those who ask whether there is anything to do. */
  private volatile boolean idle = true;

  /** What to do with the next entry. */
  enum Verdict {
    WRITE,
    /** It is the first too many: say so instead. */
    ANNOUNCE,
    /** It was counted. */
    COUNT
  }

  /** A VM of which some were only counted. */
  record Counted(VirtualMachine vm, int count) {
  }

  private static final class Window {
    private final long since;
    private final VirtualMachine vm;
    private int happenings;

    Window(VirtualMachine vm, long since) {
      this.vm = vm;
      this.since = since;
    }
  }

  Flapping(LongSupplier nanos) {
    this.nanos = nanos;
  }

  Verdict next(VirtualMachine vm) {
    idle = false;
    Window window = windows.computeIfAbsent(vm.id(), key -> new Window(vm, nanos.getAsLong()));
    window.happenings++;
    return window.happenings <= MOST ? Verdict.WRITE
        : window.happenings == MOST + 1 ? Verdict.ANNOUNCE : Verdict.COUNT;
  }

  /** Nothing is counted. Any thread. */
  boolean isIdle() {
    return idle;
  }

  /** Ends the windows whose time is over; those of which some were only counted. */
  List<Counted> ended() {
    List<Counted> counted = new ArrayList<>();
    for (Iterator<Window> each = windows.values().iterator(); each.hasNext();) {
      Window window = each.next();
      if (nanos.getAsLong() - window.since > WINDOW.toNanos()) {
        each.remove();
        if (window.happenings > MOST) {
          counted.add(new Counted(window.vm, window.happenings - MOST));
        }
      }
    }
    idle = windows.isEmpty();
    return counted;
  }
}
