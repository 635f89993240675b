/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment;

import java.util.List;

/**
 * The file of an experiment cannot be used. Its message has all that is wrong, a line each.
 *
 * @since 0.1
 */
public final class UnreadableExperimentException extends Exception {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /**
   * Says what is wrong.
   *
   * @param problems a sentence each, which names the line
   */
  public UnreadableExperimentException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, a sentence each. */
  public List<String> problems() {
    return problems;
  }
}
