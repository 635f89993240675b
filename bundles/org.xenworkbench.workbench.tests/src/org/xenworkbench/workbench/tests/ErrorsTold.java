/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The errors that users are told from now on: the test harness has no dialogs of errors opened, but all are logged. */
final class ErrorsTold implements AutoCloseable {

  private final List<String> all = new CopyOnWriteArrayList<>();
  private final ILogListener listener = (status, plugin) -> all.add(status.getMessage());

  ErrorsTold() {
    Platform.addLogListener(listener);
  }

  /** Waits for one, and gives its text. */
  String waitFor(String what, Predicate<String> wanted) {
    Wait.until(what, () -> all.stream().anyMatch(wanted));
    return all.stream().filter(wanted).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    Platform.removeLogListener(listener);
  }
}
