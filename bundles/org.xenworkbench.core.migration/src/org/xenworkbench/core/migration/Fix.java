/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can be done at once about what a check has found. Immutable; two that are called the same are equal,
 * so what it is called names all that it is done with.
 *
 * @since 0.1
 */
public final class Fix {

  private final String label;
  private final Optional<String> question;
  private final Deed deed;

  /** Does it. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed {

    /**
     * Starts it, as an operation where it changes something of a host. Any thread, returns at once.
     *
     * @param user who asks for it
     * @return completed when it has ended, however it ended
     * @throws IllegalArgumentException if it is not possible any more; its message is the reason, for the user
     */
    CompletableFuture<?> start(String user);
  }

  private Fix(String label, Optional<String> question, Deed deed) {
    this.label = label;
    this.question = question;
    this.deed = deed;
  }

  /** One that nobody needs to be asked about. @param label what it does, as a button says it: “Eject sda of 'web'” */
  public static Fix of(String label, Deed deed) {
    return new Fix(label, Optional.empty(), deed);
  }

  /** The same that takes something from somebody. @param sentence what the user is to know, ends as a question */
  public Fix asking(String sentence) {
    return new Fix(label, Optional.of(sentence), deed);
  }

  /** What it does. */
  public String label() {
    return label;
  }

  /** What to ask the user first, if something would be lost. */
  public Optional<String> question() {
    return question;
  }

  /** Starts it; see {@link Deed#start}. */
  public CompletableFuture<?> start(String user) {
    return deed.start(user);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fix fix && label.equals(fix.label) && question.equals(fix.question);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, question);
  }

  @Override
  public String toString() {
    return label;
  }
}
