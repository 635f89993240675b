/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The Alerts view: a table of what is active, a table of the rules, and what can be done with them.
 */
@NonNullByDefault
package org.xenworkbench.ui.alerts.internal.view;

import org.eclipse.jdt.annotation.NonNullByDefault;
