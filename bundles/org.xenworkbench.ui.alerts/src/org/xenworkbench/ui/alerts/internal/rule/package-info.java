/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The editor of a rule: what was typed and what is wrong with it (RuleDraft), its fields, and the preview on stored
 * history.
 */
@NonNullByDefault
package org.xenworkbench.ui.alerts.internal.rule;

import org.eclipse.jdt.annotation.NonNullByDefault;
