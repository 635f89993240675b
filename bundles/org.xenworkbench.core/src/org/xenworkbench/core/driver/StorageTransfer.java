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
   * Reads a volume as it is on the disk of the host, in its format.
   *
   * @param sink gets it; stays open
   * @throws IOException what the sink throws
   */
  void download(String pool, String volume, OutputStream sink, Progress progress)
      throws HypervisorException, IOException;

  /**
   * Overwrites a volume from its beginning.
   *
   * @param source has it, to its end; stays open
   * @param length how many bytes it has; more than the volume can take fails before anything is written
   * @throws IOException what the source throws
   */
  void upload(String pool, String volume, InputStream source, long length, Progress progress)
      throws HypervisorException, IOException;
}
