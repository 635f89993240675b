/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.text.Quantities;

/** What the transfer of a volume tells its operation, about two hundred times at most; it may go on where one ended. */
final class Transfer implements StorageTransfer.Progress {

  private static final int STEPS = 200;

  private final OperationMonitor monitor;
  private final long total;
  private final long from;
  private final long step;
  private long told;
  private long carried;

  /**
   * Begins.
   *
   * @param total bytes in all; 0 if that is not known
   * @param from so many of them were carried before
   */
  Transfer(OperationMonitor monitor, long total, long from) {
    this.monitor = monitor;
    this.total = total;
    this.from = from;
    this.carried = from;
    this.step = Math.max(1L << 20, total / STEPS);
  }

  /** So many bytes are carried now, with what was before. */
  long carried() {
    return carried;
  }

  /** Tells in the event log where this went on, with how it was compared, or why it could not. */
  void tellResumed(boolean comparedAll, String otherwise) {
    monitor.attribute(LogAttribute.TRANSFER.name(), from == 0 ? otherwise
        : NLS.bind(comparedAll ? Messages.Transfer_wentOn : Messages.Transfer_sampled, amount(from)));
  }

  /** Tells there that this broke off, and what then. */
  void tellBroken(String how, Path file) {
    if (carried > 0) {
      monitor.attribute(LogAttribute.TRANSFER.name(), NLS.bind(how, amount(carried), file));
    }
  }

  private String amount(long bytes) {
    return total == 0 ? Quantities.bytes(bytes) : Quantities.bytesOf(bytes, total);
  }

  @Override
  public void accept(long more) {
    long bytes = from + more;
    carried = bytes;
    if (bytes - told >= step || bytes == total) {
      told = bytes;
      monitor.progress(total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (double) bytes / total)),
          amount(bytes));
    }
  }

  @Override
  public boolean isCancelled() {
    return monitor.isCancelled();
  }

  /** A failure of this machine, in words. */
  static HypervisorException failure(Path file, IOException cause) {
    String reason = cause instanceof AccessDeniedException ? Messages.File_denied
        : cause instanceof NoSuchFileException || cause instanceof FileNotFoundException ? Messages.File_missing
        : cause instanceof FileSystemException system && system.getReason() != null ? system.getReason()
        : String.valueOf(cause.getMessage());
    return new HypervisorException(Kind.FAILED, NLS.bind(Messages.File_failed, file, reason), cause);
  }
}
