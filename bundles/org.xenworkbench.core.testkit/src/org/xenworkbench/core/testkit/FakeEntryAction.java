/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry;

/**
 * A row of the table of what can be done with entries, of which the core knows nothing: it pins what has ended, and
 * writes down what was to be pinned. Any thread.
 *
 * @since 0.1
 */
public final class FakeEntryAction implements EntryAction {

  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile Optional<String> failure = Optional.empty();

  /** From now on it cannot be done, for that reason. */
  public void fail(String reason) {
    failure = Optional.of(reason);
  }

  /** What was pinned, in order, as {@code MESSAGE by USER}. */
  public List<String> done() {
    return done;
  }

  @Override
  public String name() {
    return "PIN_UP";
  }

  @Override
  public String description() {
    return "Pins it to the board.";
  }

  @Override
  public Optional<String> obstacle(LogEntry entry) {
    return entry.isRunning() ? Optional.of("It runs.") : Optional.empty();
  }

  @Override
  public void perform(LogEntry entry, String user) throws IOException {
    Optional<String> reason = failure;
    if (reason.isPresent()) {
      throw new IOException(reason.get());
    }
    done.add(entry.message() + " by " + user);
  }

  @Override
  public String doing(LogEntry entry) {
    return "Pinning";
  }

  @Override
  public String doingAny() {
    return "Pinning";
  }

  @Override
  public String failed(LogEntry entry) {
    return "It was not pinned";
  }
}
