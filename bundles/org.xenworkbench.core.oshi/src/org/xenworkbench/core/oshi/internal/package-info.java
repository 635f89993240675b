/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The machine that the core runs on as a built-in host without virtual machines:
 * {@link org.xenworkbench.core.oshi.internal.MachineDriver} is the driver,
 * {@link org.xenworkbench.core.oshi.internal.MachineReadings} reads CPU, load, memory, network and disks through OSHI.
 */
@NonNullByDefault
package org.xenworkbench.core.oshi.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
