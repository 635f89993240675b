/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The wizard that makes a virtual machine: {@code NewVmDraft} is what is entered, of which it makes the plan. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.definition.internal.create;
