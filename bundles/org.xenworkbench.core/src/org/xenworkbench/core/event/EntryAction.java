/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * Something that can be done with an entry of the log: a row of the table that the Event Log's commands and the
 * operations of its MBean follow. Register it as an OSGi service. Any thread.
 *
 * @since 0.1
 */
@ConsumerType
public interface EntryAction {

  /** Its name, {@code UPPER_CASE}, unlike any other's. */
  String name();

  /** Why it cannot be done with that entry now, as a sentence for the user; empty if it can. Answers at once. */
  Optional<String> obstacle(LogEntry entry);

  /**
   * Does it; nothing is done if there is an obstacle by now. What is done with an entry of several operations is done
   * with those that it is about: users who select parts of it as well do not have it done with these. May block.
   *
   * @param user who asks for it
   * @throws IOException if it cannot be done, with a sentence for the user
   */
  void perform(LogEntry entry, String user) throws IOException;

  /**
   * What it is called, by default in {@code words.properties} beside its class: {@code description}, a sentence about
   * “it”; {@code doing}, and {@code doingAny} without the entry's message; and {@code failed}, without a full stop.
   */
  default Words words() {
    return Words.beside(getClass());
  }

  /** Its name in commands, MBeans and the like: {@code cancelOperation}. */
  default String id() {
    return RowNames.id(name());
  }

  /** What it does, as a sentence about “it”. */
  default String description() {
    return words().of(name(), "description");
  }

  /** That it is going on, with the entry's message. */
  default String doing(LogEntry entry) {
    return words().of(name(), "doing", entry.message());
  }

  /** The same of any entry. */
  default String doingAny() {
    return words().of(name(), "doingAny");
  }

  /** That it was not done, without a full stop, for the reason to follow. */
  default String failed(LogEntry entry) {
    return words().of(name(), "failed", entry.message());
  }
}
