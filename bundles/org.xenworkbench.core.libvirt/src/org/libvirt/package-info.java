/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The one class that must live in libvirt-java's own package, to reach the native pointers of its objects. Everything
 * else of the driver is in {@code org.xenworkbench.core.libvirt.internal}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.libvirt;
