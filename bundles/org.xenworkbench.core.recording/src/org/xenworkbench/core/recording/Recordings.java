/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Saves what was measured and logged in a span of time as one file, opens such files and replays them. An OSGi service;
 * any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Recordings {

  /** What the names of the files end with, without the dot. */
  String FILE_EXTENSION = "xenrec";

  /**
   * Saves a recording in the background, as an operation with an entry in the event log; it can be cancelled. The file
   * is there when it is whole: until then, and if it fails, one of that name stays as it was. Metrics are saved as fine
   * as they are kept, with what the log has of the objects. Addresses of hosts and what belongs to them are left out.
   * What would be too large to be opened is not saved.
   *
   * @return whose state tells how it ended
   */
  OperationHandle save(RecordingRequest request);

  /**
   * Reads a recording. Blocks while the file is read; not on a UI thread. Of a file that is damaged what is whole is
   * read, and {@link Recording#damage} tells what is not. Those that are open share the memory that there is for
   * recordings.
   *
   * @throws UnreadableRecordingException if the file cannot be read, is no recording, was written by a newer version,
   *     or takes more memory than there is for it
   */
  Recording open(Path file) throws UnreadableRecordingException;

  /**
   * A replay of a recording, which stands at its beginning and is paused. To be closed when it is not shown any more.
   * Takes its time; not on a UI thread.
   *
   * @throws IllegalArgumentException if the recording was not {@link #open opened} here
   */
  Replay replay(Recording recording);
}
