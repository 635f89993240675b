/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import org.eclipse.swt.SWT;

/**
 * A key with its modifiers.
 *
 * @param modifiers such as {@link SWT#CTRL}
 * @param code a character, or a key code such as {@link SWT#DEL}
 */
public record Keys(int modifiers, int code) {

  /** Ctrl and a letter. */
  public static Keys ctrl(char letter) {
    return new Keys(SWT.CTRL, letter);
  }

  /** The keys of a command on hosts or VMs: Alt, Shift and H, then that letter. */
  public static Keys[] ofCommand(char letter) {
    return new Keys[] {new Keys(SWT.ALT | SWT.SHIFT, 'h'), of(letter)};
  }

  /** The key alone. */
  public static Keys of(int code) {
    return new Keys(0, code);
  }
}
