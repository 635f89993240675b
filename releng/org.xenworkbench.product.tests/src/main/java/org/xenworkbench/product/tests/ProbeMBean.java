/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

/** What the probe tells. */
public interface ProbeMBean {

  /** The names of all components of our bundles. */
  String[] getComponents();

  /** Those of them that somebody uses. */
  String[] getActive();

  /** Those of them that are not satisfied or failed, each with its reason. */
  String[] getUnsatisfied();
}
