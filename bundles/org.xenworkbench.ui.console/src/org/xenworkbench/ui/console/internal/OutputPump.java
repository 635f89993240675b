/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenUi;

/**
 * Carries output from core threads to the terminal, whose own pipe holds 8 KiB and blocks its writer when it is full.
 * Taking output never blocks; a guest that writes faster than the terminal draws for long loses the oldest output, and
 * the terminal says how much. What is harmful for the terminal does not reach it ({@link TerminalFilter}). Any thread.
 */
final class OutputPump {

  /** What may wait: a guest needs minutes to write as much over a serial line. */
  static final int LIMIT = 4 * 1024 * 1024;

  /** Ends a sequence whose rest was lost; ECMA-48, section 8.3.6. */
  private static final char CANCEL = 0x18;

  private final Deque<byte[]> waiting = new ArrayDeque<>();
  /** Used by the job alone, which never runs twice at a time. */
  private final TerminalFilter filter = new TerminalFilter();
  private final Job job = new PumpJob();
  private long bytes;
  private long lost;
  private @Nullable OutputStream sink;
  private boolean closed;

  /** Takes output; returns at once. */
  void offer(byte[] data) {
    synchronized (this) {
      if (closed || data.length == 0) {
        return;
      }
      waiting.add(data);
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

  /** Ends it; what waits is dropped. */
  void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
      bytes = 0;
    }
    job.cancel();
  }

  private synchronized byte @Nullable [] next() {
    if (lost > 0) {
      String notice = NLS.bind(Messages.OutputPump_lost, Formats.bytes(lost));
      lost = 0;
      return (CANCEL + "\r\n[" + notice + "]\r\n").getBytes(StandardCharsets.UTF_8);
    }
    byte[] data = waiting.poll();
    bytes -= data == null ? 0 : data.length;
    return data;
  }

  private synchronized @Nullable OutputStream sink() {
    return closed ? null : sink;
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
          target.write(filter.filter(data));
          data = next();
        }
        return Status.OK_STATUS;
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
