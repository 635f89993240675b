/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The passwords in definitions of VMs, which nobody reads. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm.internal.secret;
