/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.internal.Messages;

/**
 * Starts what was asked for: operations on several are one in the Progress view and one entry of the event log. UI
 * thread.
 *
 * @since 0.1
 */
public final class Together {

  private Together() {
  }

  /**
   * Starts an operation for each, and tells what could not be begun: its state may have changed between the question
   * and the answer.
   *
   * @param name what users call one
   * @param deed starts one; throws an {@link IllegalArgumentException} with the reason if it cannot be done any more
   */
  public static <T> void with(OperationService operations, List<T> all, Function<T, String> name, Consumer<T> deed) {
    with(operations, all, name, deed, Optional.empty());
  }

  /**
   * The same by words of the caller's.
   *
   * @param words what all of them are called; empty for those of the first
   */
  public static <T> void with(OperationService operations, List<T> all, Function<T, String> name, Consumer<T> deed,
      Optional<Operation.Together> words) {
    if (all.size() == 1) {
      begin(all.get(0), name, deed);
      return;
    }
    try (OperationGroup group = words.map(said -> operations.together(all.size(), said))
        .orElseGet(() -> operations.together(all.size()))) {
      all.forEach(one -> begin(one, name, deed)
          .ifPresent(reason -> group.refused(name.apply(one), reason)));
    }
  }

  /** Returns why it could not be begun. */
  private static <T> Optional<String> begin(T one, Function<T, String> name, Consumer<T> deed) {
    try {
      deed.accept(one);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      Problems.show(NLS.bind(Messages.Action_notDone, name.apply(one)), e);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
