/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The libvirt driver. {@code LibvirtDriver} opens a {@code LibvirtSession}, which reads by a {@code Poller} (in bulk
 * where the host's driver can, else by domain) and whose facets are {@code PowerOperations}, {@code Jobs},
 * {@code Migrations} and {@code Consoles}, behind one {@code Guard}. A {@code Connection} lends its native handle to
 * one call at a time. {@code EventLoop} is the one thread that libvirt calls back on; {@code EventBridge} copies what
 * it says and hands it to the delivery thread.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.libvirt.internal;
