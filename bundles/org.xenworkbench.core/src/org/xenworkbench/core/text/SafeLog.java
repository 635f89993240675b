/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;

/**
 * A bundle's log, whose entries nobody outside can forge: the log has an entry begin with a word at the start of a
 * line, and a host's error text can have line breaks. Any thread.
 *
 * @since 0.1
 */
public final class SafeLog implements ILog {

  private final ILog log;

  /** Makes a log safe. */
  public SafeLog(ILog log) {
    this.log = log;
  }

  /** The log of the bundle of a class. */
  public static ILog of(Class<?> type) {
    return new SafeLog(ILog.of(type));
  }

  /** The log of a bundle. */
  public static ILog of(Bundle bundle) {
    return new SafeLog(ILog.of(bundle));
  }

  @Override
  public void log(@Nullable IStatus status) {
    if (status != null) {
      log.log(safe(status));
    }
  }

  /** The same status with texts of one line. */
  public static IStatus safe(IStatus status) {
    Throwable exception = status.getException();
    String message = SafeText.line(status.getMessage());
    Throwable shown = exception == null ? null : safe(exception);
    if (!status.isMultiStatus()) {
      return new Status(status.getSeverity(), status.getPlugin(), status.getCode(), message, shown);
    }
    IStatus[] children = status.getChildren().clone();
    for (int i = 0; i < children.length; i++) {
      children[i] = safe(children[i]);
    }
    return new MultiStatus(status.getPlugin(), status.getCode(), children, message, shown);
  }

  /**
   * The same exception if what a log prints of it is safe, else one that stands for it: with its stack and causes, and
   * a text of one line.
   */
  public static Throwable safe(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable shown = cause == null ? null : safe(cause);
    String text = SafeText.line(failure.toString());
    boolean isSafe = shown == cause && text.equals(failure.toString())
        && Stream.of(failure.getSuppressed()).allMatch(each -> safe(each) == each);
    return isSafe ? failure : new Shown(text, failure, shown);
  }

  @Override
  public @Nullable Bundle getBundle() {
    return log.getBundle();
  }

  @Override
  public void addLogListener(@Nullable ILogListener listener) {
    log.addLogListener(listener);
  }

  @Override
  public void removeLogListener(@Nullable ILogListener listener) {
    log.removeLogListener(listener);
  }

  /** Stands for an exception whose text is not safe. */
  private static final class Shown extends Exception {

    private static final long serialVersionUID = 1;

    private final String text;

    Shown(String text, Throwable failure, @Nullable Throwable cause) {
      super(SafeText.line(String.valueOf(failure.getMessage())), cause);
      this.text = text;
      setStackTrace(failure.getStackTrace());
      Stream.of(failure.getSuppressed()).map(SafeLog::safe).forEach(this::addSuppressed);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
