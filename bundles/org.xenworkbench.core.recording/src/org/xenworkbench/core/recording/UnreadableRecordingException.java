/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording;

/**
 * A file cannot be shown as a recording. Its message says why, in sentences for the user that name the file.
 *
 * @since 0.1
 */
public final class UnreadableRecordingException extends Exception {

  private static final long serialVersionUID = 1;

  /** Creates one without a cause. */
  public UnreadableRecordingException(String message) {
    super(message);
  }

  /** Creates one. */
  public UnreadableRecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
