/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart3;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.text.SafeLog;

/**
 * Tells whoever started the product that its window is there and its tree is populated: creates the file named by the
 * system property {@value #PROPERTY}. Scripts wait for it instead of guessing a time. UI thread.
 */
final class ReadySignal {

  static final String PROPERTY = "xenworkbench.ready";

  private static final String HOSTS_VIEW = "org.xenworkbench.ui.hosts.view";
  /** The hosts view sets this part property as soon as the machines of a connected host are listed. */
  private static final String POPULATED = "populated";
  /** Without a host that answers there is nothing to wait for. */
  private static final int LONGEST_WAIT_MILLIS = 2000;

  private final Display display;
  private boolean sent;

  ReadySignal(Display display) {
    this.display = display;
  }

  /** Whether somebody waits for it. */
  static boolean isWanted() {
    return !System.getProperty(PROPERTY, "").isEmpty();
  }

  void sendWhenPopulated(@Nullable IWorkbenchWindow window) {
    if (!isWanted()) {
      return;
    }
    Path path = Path.of(System.getProperty(PROPERTY));
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    if (page == null || !(page.findView(HOSTS_VIEW) instanceof IWorkbenchPart3 hosts)) {
      display.asyncExec(() -> send(path));
      return;
    }
    hosts.addPartPropertyListener(event -> {
      if (event.getProperty().equals(POPULATED)) {
        display.asyncExec(() -> send(path));
      }
    });
    int wait = hosts.getPartProperty(POPULATED) == null ? LONGEST_WAIT_MILLIS : 0;
    display.timerExec(wait, () -> send(path));
  }

  private void send(Path path) {
    if (sent) {
      return;
    }
    sent = true;
    try {
      Files.writeString(path, Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      SafeLog.of(ReadySignal.class).error("Cannot create the file " + path + " named by " + PROPERTY, e);
    }
  }
}
