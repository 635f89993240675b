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
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.text.Quantities;

/** What the transfer of a volume tells its operation, about two hundred times at most. */
final class Transfer implements StorageTransfer.Progress {

  private static final int STEPS = 200;

  private final OperationMonitor monitor;
  private final long total;
  private final long step;
  private long told;

  /** @param total bytes in all; 0 if that is not known */
  Transfer(OperationMonitor monitor, long total) {
    this.monitor = monitor;
    this.total = total;
    this.step = Math.max(1L << 20, total / STEPS);
  }

  @Override
  public void accept(long bytes) {
    if (bytes - told >= step || bytes == total) {
      told = bytes;
      monitor.progress(total == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (double) bytes / total)),
          total == 0 ? Quantities.bytes(bytes) : Quantities.bytesOf(bytes, total));
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
