/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/**
 * One host's word on a virtual machine. During a migration two hosts list the same VM; the inventory derives the owner.
 *
 * @param host the host that lists it
 * @param vm the VM
 * @param state the state that this host reports
 * @since 0.1
 */
public record Placement(HostId host, VmId vm, DomainState state) {
}
