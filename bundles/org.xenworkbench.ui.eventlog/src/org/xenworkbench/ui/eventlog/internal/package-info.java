/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The Event Log view: what happened, newest first, the running operations on top. */
@NonNullByDefault
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
