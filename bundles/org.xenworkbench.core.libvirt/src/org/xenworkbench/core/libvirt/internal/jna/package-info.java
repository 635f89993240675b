/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The native calls that libvirt-java lacks or makes unsafely, mapped directly by JNA, and the decoding of what they
 * return. Nothing here knows sessions.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.libvirt.internal.jna;
