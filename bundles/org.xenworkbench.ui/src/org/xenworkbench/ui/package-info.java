/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** What every view shares: refreshers, status, formats, icons and property testers. */
@NonNullByDefault
package org.xenworkbench.ui;

import org.eclipse.jdt.annotation.NonNullByDefault;
