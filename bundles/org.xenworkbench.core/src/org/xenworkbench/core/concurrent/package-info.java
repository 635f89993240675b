/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Threads and listeners as every bundle of the product makes them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.concurrent;
