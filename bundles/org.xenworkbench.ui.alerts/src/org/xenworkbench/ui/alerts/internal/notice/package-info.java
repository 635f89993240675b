/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What tells of alerts outside of their view: signs on rows of the tree, limits in charts, popups, the status line.
 */
@NonNullByDefault
package org.xenworkbench.ui.alerts.internal.notice;

import org.eclipse.jdt.annotation.NonNullByDefault;
