/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The libvirt driver. This bundle alone sees {@code org.libvirt} and JNA; everything that leaves it is a type of
 * the core. */
@NonNullByDefault
package org.xenworkbench.core.libvirt.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
