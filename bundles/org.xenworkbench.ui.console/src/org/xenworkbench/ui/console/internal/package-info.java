/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The Console view: the text console of a virtual machine, which stays attached across a migration. */
@NonNullByDefault
package org.xenworkbench.ui.console.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
