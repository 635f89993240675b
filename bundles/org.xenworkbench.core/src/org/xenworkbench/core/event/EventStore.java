/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.io.IOException;
import java.util.List;

/**
 * Keeps the event log durably (SPI), as an OSGi service. The core calls {@link #append} on one thread of its own.
 */
public interface EventStore {

  /** Appends states of entries, in order; they are on disk when it returns. */
  void append(List<LogEntry> entries) throws IOException;

  /** The latest state of entries that match, running ones first, then the newest first. */
  List<LogEntry> query(EventQuery query) throws IOException;
}
