/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.util.List;
import java.util.Objects;

/**
 * What a user tells an action for one rule, such as an address. Immutable.
 *
 * @param key its name in {@link AlertActionUse#settings}: letters, digits, dots, dashes and underscores
 * @param kind what values it has
 * @param label what the user calls it, without mnemonic
 * @param hint what else the user should know; may be empty
 * @param required whether the action can do nothing without it
 * @param choices what it can be, the first one if nothing is said; empty unless it is a {@link Kind#CHOICE}
 * @since 0.1
 */
public record AlertActionSetting(String key, Kind kind, String label, String hint, boolean required,
    List<Choice> choices) {

  /** What values a setting has; more in time, so a switch needs a default branch. */
  public enum Kind {
    /** A line of text. */
    TEXT,
    /** Several lines of text, between line feeds. */
    LINES,
    /** {@code true}, or anything else. */
    SWITCH,
    /** One of {@link #choices}; a file may say something else, which {@link AlertAction#obstacle} refuses. */
    CHOICE,
    /** The whole path of a file of this machine, in a line of text; it can be looked for. */
    FILE,
    /** A password or the like: in the credential store only, under {@link AlertActionUse#secret}. */
    SECRET
  }

  /**
   * One of the values that a setting can have.
   *
   * @param value as it is kept, in lower case and without blanks
   * @param label what the user calls it, without mnemonic
   * @since 0.1
   */
  public record Choice(String value, String label) {

    /** Checks that nothing is null. */
    public Choice {
      Objects.requireNonNull(value);
      Objects.requireNonNull(label);
    }
  }

  /** Checks that nothing is null; copies the list. */
  public AlertActionSetting {
    choices = List.copyOf(choices);
    Objects.requireNonNull(key);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(label);
    Objects.requireNonNull(hint);
  }

  /** A line of text without which nothing can be done. */
  public static AlertActionSetting required(String key, String label, String hint) {
    return new AlertActionSetting(key, Kind.TEXT, label, hint, true, List.of());
  }

  /** The whole path of a file without which nothing can be done. */
  public static AlertActionSetting file(String key, String label, String hint) {
    return new AlertActionSetting(key, Kind.FILE, label, hint, true, List.of());
  }

  /** Something that may be empty. */
  public static AlertActionSetting optional(String key, Kind kind, String label, String hint) {
    return new AlertActionSetting(key, kind, label, hint, false, List.of());
  }

  /** One of several values, the first one if nothing is said. */
  public static AlertActionSetting choice(String key, String label, String hint, List<Choice> choices) {
    return new AlertActionSetting(key, Kind.CHOICE, label, hint, false, choices);
  }
}
