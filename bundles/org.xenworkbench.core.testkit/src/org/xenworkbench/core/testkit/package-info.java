/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Contract tests, fakes and clocks for drivers and stores, ours and those of third parties. */
@NonNullByDefault
package org.xenworkbench.core.testkit;

import org.eclipse.jdt.annotation.NonNullByDefault;
