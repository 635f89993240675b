/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can be done with what is selected: a row of {@link Actions}. Its name, description, icon and question
 * are in the plugin.xml and plugin.properties that declare its command.
 *
 * @param id the name of the row
 * @param command the id of the command
 * @param subject what it is done with
 * @param asking whether the user is asked before
 * @param obstacle why it cannot be done with one of them now
 * @param deed does it; empty where the command has a handler of its own for that, or the user is asked for a number
 * @param input the number that the user is asked for, with what is done with it
 * @since 0.1
 */
public record Action<T>(String id, String command, Subject<T> subject, Asking asking, Obstacle<T> obstacle,
    Optional<Deed<T>> deed, Optional<Input<T>> input) {

  /** Whether the user is asked before something is done. */
  public enum Asking {
    /** It is done at once. */
    NOTHING,
    /** Asked. */
    QUESTION,
    /** Asked, and nothing is done unless the user chooses it: something may be lost. */
    WARNING
  }

  /** Tells why something cannot be done. */
  @FunctionalInterface
  @ConsumerType
  public interface Obstacle<T> {

    /** As a sentence for the user; empty if it can be done. Must not block. */
    Optional<String> of(IServiceLocator services, T subject);
  }

  /** Does something. */
  @FunctionalInterface
  @ConsumerType
  public interface Deed<T> {

    /**
     * Does it, in the background.
     *
     * @throws IllegalArgumentException if it cannot be done any more, with the reason
     */
    void with(IServiceLocator services, T subject);
  }

  /** A row without a number, named by what follows the last dot of its command. */
  public Action(String command, Subject<T> subject, Asking asking, Obstacle<T> obstacle, Optional<Deed<T>> deed) {
    this(nameOf(command), command, subject, asking, obstacle, deed, Optional.empty());
  }

  /** A row whose question is for a number. */
  public Action(String command, Subject<T> subject, Obstacle<T> obstacle, Input<T> input) {
    this(nameOf(command), command, subject, Asking.QUESTION, obstacle, Optional.empty(), Optional.of(input));
  }

  private static String nameOf(String command) {
    return command.substring(command.lastIndexOf('.') + 1);
  }

  /** The same by a name of its own, for a command that several rows share: their handlers have a parameter for it. */
  public Action<T> named(String row) {
    return new Action<>(row, command, subject, asking, obstacle, deed, input);
  }

  /** Whether it can be done with one at least of what is selected. */
  public boolean isPossible(IServiceLocator services, List<?> selected) {
    return latest(services, selected).stream().anyMatch(one -> obstacle(services, one).isEmpty());
  }

  /** Tells those of what is selected that it can be done with from those that are left out. */
  public Choice<T> choose(IServiceLocator services, List<?> selected) {
    List<T> all = latest(services, selected);
    List<T> fit = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (T one : all) {
      obstacle(services, one).ifPresentOrElse(
          reason -> leftOut.add(all.size() == 1 ? reason : named(reason, subject.name().apply(one))),
          () -> fit.add(one));
    }
    return new Choice<>(subject, List.copyOf(fit), List.copyOf(leftOut));
  }

  private Optional<String> obstacle(IServiceLocator services, T one) {
    return ReadOnly.reason(services).or(() -> obstacle.of(services, one));
  }

  private static String named(String reason, String name) {
    return reason.contains(name) ? reason : name + ": " + reason;
  }

  private List<T> latest(IServiceLocator services, List<?> selected) {
    return subject.in(selected).stream().map(one -> subject.latest().apply(services, one).orElse(one)).toList();
  }
}
