/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import org.xenworkbench.core.model.ObjectId;

/**
 * Which chart: the metrics of one group of one object.
 *
 * @param object the host or VM
 * @param group the group, such as {@code cpu}
 */
public record ChartKey(ObjectId object, String group) {
}
