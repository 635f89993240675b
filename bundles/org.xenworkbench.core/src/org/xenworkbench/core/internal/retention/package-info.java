/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What is kept for how long: counted from what is stored, and never while the clock is doubted. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.retention;
