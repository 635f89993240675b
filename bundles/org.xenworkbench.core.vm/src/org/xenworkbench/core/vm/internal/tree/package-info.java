/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Definitions of VMs as trees of elements, which are made over. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm.internal.tree;
