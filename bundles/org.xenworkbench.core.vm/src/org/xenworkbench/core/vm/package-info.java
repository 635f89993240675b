/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What can be done with virtual machines: power actions and text consoles that outlive a migration. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm;
