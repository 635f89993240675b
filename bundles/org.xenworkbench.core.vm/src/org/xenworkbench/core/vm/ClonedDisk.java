/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

/**
 * What becomes of a disk when its VM is cloned.
 *
 * @param target what the guest has it as, such as {@code xvda}
 * @param source where it is on the host
 * @param copied whether it is copied; else both VMs have it
 * @param bytes how large it is, 0 if that is not known
 * @since 0.1
 */
public record ClonedDisk(String target, String source, boolean copied, long bytes) {
}
