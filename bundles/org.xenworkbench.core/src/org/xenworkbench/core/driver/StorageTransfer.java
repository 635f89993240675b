/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that carry the contents of volumes to and from here. Its methods block until all is carried,
 * and may be called from several threads at once. They fail as those of {@link StorageControl} do, and with
 * {@link HypervisorException.Kind#CANCELLED} when the {@link Progress} says so.
 *
 * @since 0.1
 */
@ConsumerType
public interface StorageTransfer {

  /** Hears how far it is. Called on the thread of the transfer; returns at once. */
  @ConsumerType
  interface Progress extends LongConsumer {

    /** So many bytes have been carried. */
    @Override
    void accept(long bytes);

    /** Whether it is to end. */
    boolean isCancelled();
  }

  /**
   * Reads a volume, or a part of it, as it is on the disk of the host, in its format.
   *
   * @param from the first byte that is wanted; 0 for all from the beginning
   * @param length how many bytes at most; 0 for all that follow
   * @param sink gets them; stays open
   * @param progress hears of how many of these there were
   * @throws IOException what the sink throws
   */
  void download(String pool, String volume, long from, long length, OutputStream sink, Progress progress)
      throws HypervisorException, IOException;

  /**
   * Overwrites a volume from its beginning, or from where an earlier call ended. When one fails, what it has sent last
   * may not be there.
   *
   * @param from where the first byte goes to
   * @param source has what goes there, to its end; stays open
   * @param length how many bytes it has; more than the volume can take fails before anything is written
   * @param progress hears of how many of these were sent
   * @throws IOException what the source throws
   */
  void upload(String pool, String volume, long from, InputStream source, long length, Progress progress)
      throws HypervisorException, IOException;
}
