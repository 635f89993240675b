/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** A deterministic driver for the demo fleet, tests and training; its time, latency and faults are injectable. */
@NonNullByDefault
package org.xenworkbench.core.simulator.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
