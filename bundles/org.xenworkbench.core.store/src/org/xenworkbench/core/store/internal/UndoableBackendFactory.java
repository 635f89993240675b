/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jdt.annotation.Nullable;
import org.rrd4j.core.RrdBackend;
import org.rrd4j.core.RrdBackendAnnotation;
import org.rrd4j.core.RrdNioBackend;
import org.rrd4j.core.RrdNioBackendFactory;

/** Files mapped into memory, whose changes go through an {@link UndoJournal}. */
@RrdBackendAnnotation(name = "UNDOABLE", shouldValidateHeader = true)
final class UndoableBackendFactory extends RrdNioBackendFactory {

  private final int syncSeconds;
  private final UndoJournal journal;

  UndoableBackendFactory(int syncSeconds, ScheduledExecutorService sync, UndoJournal journal) {
    super(syncSeconds, sync);
    this.syncSeconds = syncSeconds;
    this.journal = journal;
  }

  @Override
  protected RrdBackend open(@Nullable String path, boolean readOnly) throws IOException {
    return new Backend(path, readOnly);
  }

  private final class Backend extends RrdNioBackend {

    /** Set by the constructor of the class above. */
    private @Nullable ByteBuffer mapped;

    Backend(@Nullable String path, boolean readOnly) throws IOException {
      super(path, readOnly, getSyncThreadPool(), syncSeconds);
    }

    @Override
    protected void setByteBuffer(@Nullable ByteBuffer buffer) {
      super.setByteBuffer(buffer);
      mapped = buffer;
    }

    private void keep(long offset, int length) throws IOException {
      ByteBuffer file = mapped;
      if (file != null) {
        journal.keep(file, Math.toIntExact(offset), length);
      }
    }

    @Override
    protected synchronized void write(long offset, byte @Nullable [] bytes) throws IOException {
      keep(offset, bytes == null ? 0 : bytes.length);
      super.write(offset, bytes);
    }

    @Override
    protected void writeShort(long offset, short value) throws IOException {
      keep(offset, Short.BYTES);
      super.writeShort(offset, value);
    }

    @Override
    protected void writeInt(long offset, int value) throws IOException {
      keep(offset, Integer.BYTES);
      super.writeInt(offset, value);
    }

    @Override
    protected void writeLong(long offset, long value) throws IOException {
      keep(offset, Long.BYTES);
      super.writeLong(offset, value);
    }

    @Override
    protected void writeDouble(long offset, double value) throws IOException {
      keep(offset, Double.BYTES);
      super.writeDouble(offset, value);
    }

    @Override
    protected void writeDouble(long offset, double value, int count) throws IOException {
      keep(offset, count * Double.BYTES);
      super.writeDouble(offset, value, count);
    }

    @Override
    protected void writeDouble(long offset, double @Nullable [] values) throws IOException {
      keep(offset, values == null ? 0 : values.length * Double.BYTES);
      super.writeDouble(offset, values);
    }
  }
}
