/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Real libvirt daemons with libvirt's built-in test driver, as processes that tests can kill and freeze
 * ({@link org.xenworkbench.core.testkit.libvirt.TestDaemon}), and a slow line to them
 * ({@link org.xenworkbench.core.testkit.libvirt.SlowLine}). Linux only; uses {@code libvirtd} and {@code virsh}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.testkit.libvirt;
