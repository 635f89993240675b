/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.function.BiFunction;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Amount;

/**
 * A number that the user is asked for before an action is done, in a dialog that follows from it.
 *
 * @param label what it is called
 * @param amount how much one can be given, and has, as the services tell
 * @param deed does it
 * @since 0.1
 */
public record Input<T>(String label, BiFunction<IServiceLocator, T, Amount> amount, Deed<T> deed) {

  /** Does something with a number. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed<T> {

    /**
     * Does it, in the background.
     *
     * @param value in base units
     * @throws IllegalArgumentException if it cannot be done any more, with the reason
     */
    void with(IServiceLocator services, T subject, long value);
  }

  /** The deed with that number. */
  Action.Deed<T> of(long value) {
    return (services, subject) -> deed.with(services, subject, value);
  }
}
