/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenUi;

/**
 * Carries output from core threads to the terminal's emulator, one piece after the other: the next one is given when
 * the emulator has said that it is done with the last. Between two pieces the UI thread has its turn for what takes the
 * emulator's lock, which it therefore never waits for. Taking output never blocks; a guest that writes faster than the
 * emulator works for long loses the oldest output, and the terminal says how much. What is harmful does not reach the
 * emulator ({@link TerminalFilter}). Any thread.
 */
final class OutputPump {

  /** What may wait: a guest needs minutes to write as much over a serial line. */
  static final int LIMIT = 4 * 1024 * 1024;
  /** The most that the emulator is given at once; its pipe holds twice as much. */
  static final int PIECE = 4096;
  /**
   * Follows each piece, and makes the emulator call for {@link #done}: no guest can set a title, the filter drops it.
   */
  static final String END_OF_PIECE = "\u001b]0;\u0007";

  /** Ends a sequence whose rest was lost; ECMA-48, section 8.3.6. */
  private static final char CANCEL = 0x18;
  /** An emulator that failed goes on with what it has left when more comes; it ignores this. */
  private static final int NUDGE = 0;
  private static final long NUDGE_MILLIS = 1000;

  private final Executor ui;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Set<Runnable> turns = new LinkedHashSet<>();
  /** Used by the job alone, which never runs twice at a time. */
  private final TerminalFilter filter = new TerminalFilter();
  private final Job job = new PumpJob();
  private long bytes;
  private long lost;
  private boolean emulating;
  /** Turns that the UI thread has or is about to have; no output goes on until they have ended. */
  private int granted;
  private @Nullable OutputStream sink;
  private boolean closed;

  /**
   * Creates one whose output waits for {@link #start}.
   *
   * @param ui runs something on the UI thread, later; may drop it when that has ended
   */
  OutputPump(Executor ui) {
    this.ui = ui;
  }

  /** Takes output; returns at once. */
  void offer(byte[] data) {
    synchronized (this) {
      if (closed || data.length == 0) {
        return;
      }
      for (int from = 0; from < data.length; from += PIECE) {
        waiting.add(Arrays.copyOfRange(data, from, Math.min(from + PIECE, data.length)));
      }
      bytes += data.length;
      while (bytes > LIMIT) {
        int length = waiting.remove().length;
        bytes -= length;
        lost += length;
      }
      if (sink == null) {
        return;
      }
    }
    job.schedule();
  }

  /** Where output goes from now on; what came before is kept for it. */
  void start(OutputStream target) {
    synchronized (this) {
      sink = target;
    }
    job.schedule();
  }

  /** The emulator has come to the end of a piece. */
  synchronized void done() {
    emulating = false;
    notifyAll();
  }

  /**
   * Does something that takes the emulator's lock: at once if the emulator rests, else after the piece that it is at.
   * What waits already is not done twice. On the UI thread, which does not wait.
   */
  void whenQuiet(Runnable work) {
    synchronized (this) {
      if (emulating) {
        turns.add(work);
        return;
      }
      granted++;
    }
    take(List.of(work));
  }

  private void take(List<Runnable> works) {
    try {
      works.forEach(Runnable::run);
    } finally {
      synchronized (this) {
        granted--;
      }
      job.schedule();
    }
  }

  /** Ends it; what waits is dropped. */
  void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
      turns.clear();
      bytes = 0;
    }
    job.cancel();
  }

  /** The next piece, or none if nothing waits or the UI thread has its turn. */
  private synchronized byte @Nullable [] next() {
    if (!turns.isEmpty()) {
      List<Runnable> due = List.copyOf(turns);
      turns.clear();
      granted++;
      ui.execute(() -> take(due));
    }
    if (closed || granted > 0) {
      return null;
    }
    byte[] data = lost > 0 ? notice() : waiting.poll();
    emulating = data != null;
    return data;
  }

  private byte[] notice() {
    String notice = NLS.bind(Messages.OutputPump_lost, Formats.bytes(lost));
    lost = 0;
    byte[] data = (CANCEL + "\r\n[" + notice + "]\r\n").getBytes(StandardCharsets.UTF_8);
    bytes += data.length;
    return data;
  }

  private synchronized void taken(int length) {
    bytes -= length;
  }

  private synchronized @Nullable OutputStream sink() {
    return closed ? null : sink;
  }

  private void write(byte[] data, OutputStream target) throws IOException, InterruptedException {
    taken(data.length);
    target.write(filter.filter(data));
    target.write(END_OF_PIECE.getBytes(StandardCharsets.US_ASCII));
    while (isEmulatingAfter(NUDGE_MILLIS)) {
      target.write(NUDGE);
    }
  }

  private synchronized boolean isEmulatingAfter(long millis) throws InterruptedException {
    if (emulating && !closed) {
      wait(millis);
    }
    return emulating && !closed;
  }

  /** Writes what waits; scheduling it while it runs makes it run again. */
  private final class PumpJob extends Job {

    PumpJob() {
      super(Messages.OutputPump_name);
      setSystem(true);
      setPriority(SHORT);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
      try {
        OutputStream target = sink();
        byte[] data = target == null ? null : next();
        while (target != null && data != null && !monitor.isCanceled()) {
          write(data, target);
          data = next();
        }
        return Status.OK_STATUS;
      } catch (InterruptedException e) {
        return Status.CANCEL_STATUS; // closed while the emulator was at work
      } catch (IOException e) {
        return new Status(IStatus.ERROR, XenUi.PLUGIN_ID, Messages.OutputPump_failed, e);
      }
    }

    /** The terminal's pipe, full and read by nobody, is left only by an interrupt. */
    @Override
    protected void canceling() {
      Thread thread = getThread();
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
