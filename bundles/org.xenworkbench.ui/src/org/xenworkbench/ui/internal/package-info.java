/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What stands behind the shared UI API: the recorder of refresh times, the job that mirrors an operation, the property
 * testers that enable commands, and the question before closing on a running migration.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.internal;
