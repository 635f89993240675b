/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Publishes what the core knows as MXBeans with notifications. Getters read the last snapshot and never call a
 * hypervisor. */
@NonNullByDefault
package org.xenworkbench.core.jmx.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
