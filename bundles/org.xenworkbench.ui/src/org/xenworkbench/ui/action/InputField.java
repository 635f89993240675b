/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Optional;

/**
 * What can be typed for an input, and what is said of it.
 *
 * @param <V> what it means
 */
interface InputField<V> {

  /** What it is called. */
  String label();

  /** What the field says at first. */
  String initial();

  /** What is possible, and what there is now; may be empty. */
  String hint();

  /** What follows the field; empty where it has no unit. */
  String unit();

  /** Whether it is a number, which is short and stands beside its unit. */
  boolean isNumber();

  /** What is typed; empty if it is not possible. */
  Optional<V> value(String typed);

  /** What is wrong with it; empty also if nothing is typed yet. */
  Optional<String> error(String typed);
}
