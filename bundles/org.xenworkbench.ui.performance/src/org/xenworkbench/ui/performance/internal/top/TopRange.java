/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;

/**
 * A range that means can be of.
 *
 * @param key names it in what is stored
 * @param label what the user chooses
 * @param length how long it is, up to now
 */
public record TopRange(String key, String label, Duration length) {

  MeanTime time() {
    return MeanTime.live(length);
  }
}
