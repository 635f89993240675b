/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/**
 * Where a transfer that broke off can go on: what a file here and a volume have in common is looked at. What was sent
 * last may not have arrived, so the end of it is compared as a whole, and samples of what was before: what was changed
 * between two of these is not found. Where more may be lost, all is compared.
 */
final class Seam {

  /** More is never on its way: buffers of both sides, of ssh, and of libvirt. */
  private static final long END = 16L << 20;
  private static final int PIECES = 16;
  private static final long PIECE = 64L << 10;

  private final StorageTransfer transfer;
  private final ResourceId volume;
  private final OperationMonitor monitor;

  private final long end;
  private final long piece;

  Seam(StorageTransfer transfer, ResourceId volume, OperationMonitor monitor) {
    this(transfer, volume, monitor, END, PIECE);
  }

  /**
   * The same with other lengths.
   *
   * @param end so much of the end is compared as a whole
   * @param piece how long a sample is
   */
  Seam(StorageTransfer transfer, ResourceId volume, OperationMonitor monitor, long end, long piece) {
    this.end = end;
    this.piece = piece;
    this.transfer = transfer;
    this.volume = volume;
    this.monitor = monitor;
  }

  /** Whether all of so much is compared, and not samples. */
  static boolean comparesAll(long carried) {
    return carried <= END;
  }

  /**
   * Compares them.
   *
   * @param carried so many bytes were carried, from the beginning on
   * @param all whether all are compared
   * @return so many of them are the same in both; 0 if the transfer has to begin anew
   */
  long of(FileChannel file, long carried, boolean all) throws HypervisorException, IOException {
    long begin = all ? 0 : Math.max(0, carried - end);
    for (int i = 0; i < PIECES && begin > 0; i++) {
      long from = begin / PIECES * i;
      long length = Math.min(piece, begin - from);
      if (same(file, from, length) < length) {
        return 0;
      }
    }
    long same = carried == 0 ? 0 : same(file, begin, carried - begin);
    return same == 0 ? 0 : begin + same;
  }

  private long same(FileChannel file, long from, long length) throws HypervisorException, IOException {
    Comparison comparison = new Comparison(file, from);
    transfer.download(volume.pool(), volume.name(), from, length, comparison, new Unheard());
    return Math.min(length, comparison.same);
  }

  /** Nobody hears of the progress of a comparison. */
  private final class Unheard implements StorageTransfer.Progress {

    @Override
    public void accept(long bytes) {
      // a moment
    }

    @Override
    public boolean isCancelled() {
      return monitor.isCancelled();
    }
  }

  /** Counts how much of what is written to it is in a file. */
  private static final class Comparison extends OutputStream {

    private final FileChannel file;
    private final long from;
    private long same;
    private boolean differs;

    Comparison(FileChannel file, long from) {
      this.file = file;
      this.from = from;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte @Nullable [] bytes, int offset, int length) throws IOException {
      if (differs || bytes == null) {
        return;
      }
      ByteBuffer here = ByteBuffer.allocate(length);
      while (here.hasRemaining() && file.read(here, from + same + here.position()) > 0) {
        // a read may give less
      }
      int mismatch = Arrays.mismatch(bytes, offset, offset + length, here.array(), 0, here.position());
      differs = mismatch >= 0;
      same += differs ? mismatch : length;
    }
  }
}
