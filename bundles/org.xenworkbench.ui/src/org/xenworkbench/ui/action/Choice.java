/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.internal.Messages;

/**
 * What is selected of the kind that an action is for.
 *
 * @param subject the kind
 * @param fit what it can be done with
 * @param leftOut why each of the others is left out, as sentences that name it if more than one is selected
 * @since 0.1
 */
public record Choice<T>(Subject<T> subject, List<T> fit, List<String> leftOut) {

  /** How many reasons there is room for. */
  private static final int REASONS = 3;

  /** Whether nothing of that kind is selected. */
  public boolean isEmpty() {
    return fit.isEmpty() && leftOut.isEmpty();
  }

  /** The names of what it can be done with, each in one line. */
  List<String> names() {
    return fit.stream().map(one -> SafeText.cell(subject.name().apply(one))).toList();
  }

  /** What is left out and why: the first few reasons, and how many more there are. Empty if nothing is. */
  public String leftOutText() {
    if (leftOut.isEmpty()) {
      return "";
    }
    String first = leftOut.stream().limit(REASONS).map(SafeText::cell).collect(Collectors.joining(" "));
    return leftOut.size() <= REASONS ? NLS.bind(Messages.Action_leftOut, first)
        : NLS.bind(Messages.Action_leftOutMore, first, leftOut.size() - REASONS);
  }
}
