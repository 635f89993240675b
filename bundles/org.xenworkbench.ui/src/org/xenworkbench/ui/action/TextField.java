/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Optional;
import java.util.function.Function;

/**
 * What can be entered for a text of one line, such as a name.
 *
 * @param label what it is called
 * @param initial what the field says at first
 * @param obstacle why a text cannot be taken
 */
record TextField(String label, String initial, Function<String, Optional<String>> obstacle)
    implements InputField<String> {

  @Override
  public String hint() {
    return "";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public boolean isNumber() {
    return false;
  }

  @Override
  public Optional<String> value(String typed) {
    return Optional.of(typed.strip()).filter(text -> !text.isEmpty() && obstacle.apply(text).isEmpty());
  }

  @Override
  public Optional<String> error(String typed) {
    return typed.isBlank() ? Optional.empty() : obstacle.apply(typed.strip());
  }
}
