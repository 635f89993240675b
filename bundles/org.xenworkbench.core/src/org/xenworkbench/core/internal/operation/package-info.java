/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Runs operations and mirrors them into the event log. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.operation;
