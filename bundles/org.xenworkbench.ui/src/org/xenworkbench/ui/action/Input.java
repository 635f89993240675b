/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Amount;

/**
 * A number or a text that the user is asked for before an action is done, in a dialog that follows from it.
 *
 * @param <T> what the action is done with
 * @param <V> what is entered
 * @since 0.1
 */
public final class Input<T, V> {

  private final BiFunction<IServiceLocator, Choice<T>, InputField<V>> field;
  private final Deed<T, V> deed;

  private Input(BiFunction<IServiceLocator, Choice<T>, InputField<V>> field, Deed<T, V> deed) {
    this.field = field;
    this.deed = deed;
  }

  /** Does something with what was entered. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed<T, V> {

    /**
     * Does it, in the background.
     *
     * @param value a number in base units; a text without blanks around it
     * @throws IllegalArgumentException if it cannot be done any more, with the reason
     */
    void with(IServiceLocator services, T subject, V value);
  }

  /** Tells why a text cannot be taken. */
  @ConsumerType
  @FunctionalInterface
  public interface Obstacle<T> {

    /** As a sentence for the user; empty if it can be taken. Must not block. */
    Optional<String> of(IServiceLocator services, T subject, String typed);
  }

  /**
   * A number.
   *
   * @param label what it is called
   * @param amount how much one can be given, and has
   */
  public static <T> Input<T, Long> number(String label, Function<T, Amount> amount, Deed<T, Long> deed) {
    return new Input<>((services, choice) -> new AmountField(label,
        Amount.common(choice.fit().stream().map(amount).toList())), deed);
  }

  /**
   * A text of one line, such as a name, which is never empty.
   *
   * @param label what it is called
   * @param present what one has now
   * @param obstacle why one cannot have it
   */
  public static <T> Input<T, String> text(String label, Function<T, String> present, Obstacle<T> obstacle,
      Deed<T, String> deed) {
    return new Input<>((services, choice) -> new TextField(label, common(choice.fit().stream().map(present).toList()),
        typed -> choice.fit().stream().flatMap(one -> obstacle.of(services, one, typed).stream()).findFirst()), deed);
  }

  private static String common(List<String> all) {
    return all.stream().distinct().count() == 1 ? all.get(0) : "";
  }

  /** What can be entered for all of them. */
  InputField<V> field(IServiceLocator services, Choice<T> choice) {
    return field.apply(services, choice);
  }

  /** The deed with that value. */
  Action.Deed<T> of(V value) {
    return (services, subject) -> deed.with(services, subject, value);
  }
}
