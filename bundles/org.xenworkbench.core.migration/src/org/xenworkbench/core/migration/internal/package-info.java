/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Live migration: running ours, noticing others', following both to their end, and finding the end of lost ones. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.migration.internal;
