/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The workspace that settings, event log and history lie in, which one process owns at a time. */
@NonNullByDefault
package org.xenworkbench.core.workspace;

import org.eclipse.jdt.annotation.NonNullByDefault;
