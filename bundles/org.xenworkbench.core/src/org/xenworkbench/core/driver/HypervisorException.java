/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a driver reports: what went wrong, in words for the user, and of which kind it is.
 *
 * @since 0.1
 */
@ConsumerType
public class HypervisorException extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** What kind of failure it is; the user interface derives advice from it. */
  public enum Kind {
    /** The native library or driver is not installed or too old. */
    DRIVER_UNAVAILABLE,
    /** The address does not answer. */
    UNREACHABLE,
    /**
     * The credentials were refused or are missing: such a host is not tried again by itself, which could lock an
     * account.
     */
    AUTHENTICATION,
    /**
     * No secure line came about: mostly for the certificates of either side, but a host that hangs up looks the same.
     */
    UNTRUSTED,
    /** The session was lost. */
    LOST,
    /** The host does not list that domain. */
    NO_SUCH_DOMAIN,
    /** The domain is in the wrong state. */
    INVALID_STATE,
    /** Another job holds the domain. */
    BUSY,
    /** The driver cannot do that. */
    UNSUPPORTED,
    /** Somebody else uses the console. */
    CONSOLE_IN_USE,
    /** The operation was cancelled. */
    CANCELLED,
    /** The settings are wrong. */
    CONFIGURATION,
    /** The hypervisor refused or failed. */
    FAILED
  }

  /** Creates one without a cause. */
  public HypervisorException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Creates one with its cause. */
  public HypervisorException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}
