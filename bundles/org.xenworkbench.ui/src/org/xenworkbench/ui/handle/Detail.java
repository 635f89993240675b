/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import org.xenworkbench.core.text.SafeText;

/**
 * One thing that is known of an object.
 *
 * @param label what it is, without a colon
 * @param value it in words, several lines at most; what is empty is not shown
 * @since 0.1
 */
public record Detail(String label, String value) {

  /** Makes the value safe to be shown, whoever told it. */
  public Detail {
    value = SafeText.block(value.strip());
  }
}
