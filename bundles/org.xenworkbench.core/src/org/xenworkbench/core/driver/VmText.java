/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Bounds;

/**
 * The text that something of a VM is changed with, and what it may be.
 *
 * @param argument what MBeans and the like call it
 * @param kind what it may be
 * @since 0.1
 */
public record VmText(String argument, Kind kind) {

  /** What file systems take, without the endings that hosts give such names. */
  private static final int MOST_BYTES = 250;

  /** What a text may be. */
  public enum Kind {
    /** A name: one line that hosts make names of files of. */
    NAME,
    /** The same of a snapshot, which QEMU reads as a word of its own commands. */
    SNAPSHOT,
    /** Words of the user's, of several lines or none. */
    WORDS
  }

  /** Why that text cannot be used, as a sentence for the user; empty if it can. */
  public Optional<String> refusal(String text) {
    return kind != Kind.WORDS ? name(text).or(() -> word(text)) : text.length() > Bounds.TEXT ? tooLong(Bounds.TEXT)
        : unwritable(text);
  }

  private static Optional<String> name(String text) {
    if (text.isBlank()) {
      return Optional.of(Messages.VmText_empty);
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of(NLS.bind(Messages.VmText_longName, Integer.toString(MOST_BYTES)));
    }
    if (!text.equals(text.strip()) || text.startsWith(".") || text.contains("/") || text.contains("\n")
        || text.contains("\t")) {
      return Optional.of(Messages.VmText_name);
    }
    return unwritable(text);
  }

  /** libvirt quotes it once more than QEMU reads it: it would be kept under a name by which it is not found. */
  private Optional<String> word(String text) {
    return kind == Kind.SNAPSHOT && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)
        ? Optional.of(Messages.VmText_snapshot) : Optional.empty();
  }

  private static Optional<String> tooLong(int most) {
    return Optional.of(NLS.bind(Messages.VmText_long, Integer.toString(most)));
  }

  /** XML, which definitions are kept as, has no form for these. */
  static boolean isWritable(String text) {
    return text.codePoints().noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c)
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xfffe || c == 0xffff);
  }

  private static Optional<String> unwritable(String text) {
    return isWritable(text) ? Optional.empty() : Optional.of(Messages.VmText_control);
  }
}
