/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What users see of alerts. Here is what all parts need: texts, icons, names. {@code rule} has the editor of rules and
 * their preview, {@code view} the Alerts view, {@code notice} what tells of alerts elsewhere: signs in the tree, lines
 * in charts, popups and the number in the status line.
 */
@NonNullByDefault
package org.xenworkbench.ui.alerts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
