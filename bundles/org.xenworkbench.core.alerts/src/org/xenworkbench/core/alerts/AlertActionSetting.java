/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.util.Objects;

/**
 * What a user tells an action for one rule, such as an address. Immutable.
 *
 * @param key its name in {@link AlertActionUse#settings}: letters, digits, dots, dashes and underscores
 * @param kind what values it has
 * @param label what the user calls it, without mnemonic
 * @param hint what else the user should know; may be empty
 * @param required whether the action can do nothing without it
 * @since 0.1
 */
public record AlertActionSetting(String key, Kind kind, String label, String hint, boolean required) {

  /** What values a setting has; more in time, so a switch needs a default branch. */
  public enum Kind {
    /** A line of text. */
    TEXT,
    /** Several lines of text, between line feeds. */
    LINES,
    /** {@code true}, or anything else. */
    SWITCH,
    /** A password or the like: in the credential store only, under {@link AlertActionUse#secret}. */
    SECRET
  }

  /** Checks that nothing is null. */
  public AlertActionSetting {
    Objects.requireNonNull(key);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(label);
    Objects.requireNonNull(hint);
  }

  /** A line of text without which nothing can be done. */
  public static AlertActionSetting required(String key, String label, String hint) {
    return new AlertActionSetting(key, Kind.TEXT, label, hint, true);
  }

  /** Something that may be empty. */
  public static AlertActionSetting optional(String key, Kind kind, String label, String hint) {
    return new AlertActionSetting(key, kind, label, hint, false);
  }
}
