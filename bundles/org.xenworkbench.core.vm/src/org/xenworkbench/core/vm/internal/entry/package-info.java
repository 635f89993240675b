/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What can be done with entries of the event log that tell of VMs. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm.internal.entry;
