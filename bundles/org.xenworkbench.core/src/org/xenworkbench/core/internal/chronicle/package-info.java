/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What happens to virtual machines without this process: the guest, the hypervisor or somebody else does it, and the
 * event log tells.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.chronicle;
