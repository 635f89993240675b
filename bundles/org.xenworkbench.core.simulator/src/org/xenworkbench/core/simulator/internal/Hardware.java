/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

/**
 * What a domain has, or is defined with.
 *
 * @param vcpus virtual CPUs
 * @param maxVcpus as many as it may have
 * @param memory memory in bytes
 * @param maxMemory as much as it may have
 */
record Hardware(int vcpus, int maxVcpus, long memory, long maxMemory) {

  /** That with so many virtual CPUs, and at least as many that it may have. */
  Hardware withVcpus(int count) {
    return new Hardware(count, Math.max(count, maxVcpus), memory, maxMemory);
  }

  /** That with so much memory, and at least as much that it may have. */
  Hardware withMemory(long bytes) {
    return new Hardware(vcpus, maxVcpus, bytes, Math.max(bytes, maxMemory));
  }
}
