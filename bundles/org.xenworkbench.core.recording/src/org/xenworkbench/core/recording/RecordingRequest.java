/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.xenworkbench.core.model.ObjectId;

/**
 * What is to be saved. Immutable.
 *
 * @param title what the recording is called, such as “Migration of VM1”; may be empty
 * @param objects hosts and VMs: a host brings the VMs that it had in that time, a VM the names of its hosts
 * @param from its beginning
 * @param to its end, later than its beginning; may be later than now, and is then cut
 * @param file where it is written; replaced if it is there
 * @since 0.1
 */
public record RecordingRequest(String title, List<ObjectId> objects, Instant from, Instant to, Path file) {

  /**
   * Copies the objects.
   *
   * @throws IllegalArgumentException if there are none, or if it does not end after it begins
   */
  public RecordingRequest {
    objects = List.copyOf(objects);
    if (objects.isEmpty() || !from.isBefore(to)) {
      throw new IllegalArgumentException("Nothing to record from " + from + " to " + to + " of " + objects);
    }
  }
}
