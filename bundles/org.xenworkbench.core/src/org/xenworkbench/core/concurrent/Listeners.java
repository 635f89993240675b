/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * Listeners of one kind. A listener that throws is logged and harms nobody else. Thread-safe.
 *
 * @param <L> the kind of listener
 * @since 0.1
 */
public final class Listeners<L> {

  private final List<Entry<L>> entries = new CopyOnWriteArrayList<>();

  /** Adds a listener until the registration is closed; one that is added twice is called twice. */
  public Registration add(L listener) {
    Entry<L> entry = new Entry<>(listener);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Calls every listener, on the caller's thread. */
  public void fire(Consumer<L> call) {
    for (Entry<L> entry : entries) {
      try {
        call.accept(entry.listener);
      } catch (RuntimeException | Error e) { // such as a listener of a bundle that does not fit
        SafeLog.of(Listeners.class).error("A listener failed: " + entry.listener.getClass().getName(), e);
      }
    }
  }

  /** Wraps a listener so that removal goes by registration, not by the listener's own idea of equality. */
  private static final class Entry<L> {
    private final L listener;

    Entry(L listener) {
      this.listener = listener;
    }
  }
}
