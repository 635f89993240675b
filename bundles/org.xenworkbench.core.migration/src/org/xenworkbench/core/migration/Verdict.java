/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.List;

/**
 * The word of a check. Immutable.
 *
 * @param check a short name of what was checked, for the user
 * @param severity how bad it is
 * @param reason what was found, as a sentence for the user
 * @param fix what to do about it, as a sentence; may be empty
 * @param fixes what of that can be done from here, the best first
 * @since 0.1
 */
public record Verdict(String check, Severity severity, String reason, String fix, List<Fix> fixes) {

  /** Copies the list. */
  public Verdict {
    fixes = List.copyOf(fixes);
  }

  /** One about which nothing can be done from here. */
  public Verdict(String check, Severity severity, String reason, String fix) {
    this(check, severity, reason, fix, List.of());
  }

  /** The same about which that can be done. */
  public Verdict withFixes(List<Fix> possible) {
    return new Verdict(check, severity, reason, fix, possible);
  }

  /** How bad it is. */
  public enum Severity {
    /** Nothing is in the way. */
    OK,
    /** It was not looked at, or could not be seen: it may be done, but nothing is known of it. */
    UNSEEN,
    /** It may be done, but the user should know. */
    WARNING,
    /** It cannot be done. */
    ERROR
  }

  /** Everything is well. */
  public static Verdict ok(String check, String reason) {
    return new Verdict(check, Severity.OK, reason, "");
  }

  /** Nothing is known. @param reason what was not looked at, or could not be seen, as a sentence for the user */
  public static Verdict unseen(String check, String reason) {
    return new Verdict(check, Severity.UNSEEN, reason, "");
  }
}
