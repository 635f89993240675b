/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import org.xenworkbench.core.driver.HypervisorException;

/**
 * Defines an amount that has a maximum beside it: where the amount is more, drivers want the maximum to be raised
 * first. What is refused all the same leaves it as it was: libxl looks at the running domain's maximum too, and only
 * after it has taken the new one.
 */
final class MaximumFirst {

  /** Changes a definition. */
  interface Definer {
    void define(long value) throws HypervisorException;
  }

  private MaximumFirst() {
  }

  /**
   * Defines the amount, or leaves all as it is.
   *
   * @param most the maximum so far
   * @param putBack defines that maximum again
   */
  static void define(long value, long most, Definer amount, Definer maximum, Definer putBack)
      throws HypervisorException {
    if (value <= most) {
      amount.define(value);
      return;
    }
    maximum.define(value);
    try {
      amount.define(value);
    } catch (HypervisorException e) {
      throw refused(e, most, putBack);
    }
  }

  /** What is told of it: also that the maximum stays raised, if it does. */
  private static HypervisorException refused(HypervisorException refusal, long most, Definer putBack) {
    try {
      putBack.define(most);
      return refusal;
    } catch (HypervisorException e) {
      return new HypervisorException(refusal.kind(), refusal.getMessage() + ' ' + e.getMessage(), refusal);
    }
  }
}
