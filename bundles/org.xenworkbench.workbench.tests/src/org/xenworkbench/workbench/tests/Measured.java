/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

/** Figures for whoever reads the output of the tests. */
final class Measured {

  private Measured() {
  }

  static void print(String line) {
    System.out.println("[measured] " + line);
  }
}
