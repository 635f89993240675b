/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Made-up hosts for demonstration, training and tests. A {@link org.xenworkbench.core.simulator.Simulator} is a driver
 * of type {@code simulator}; its worlds are {@link org.xenworkbench.core.simulator.SimulatedFleet}s, each described by
 * a {@link org.xenworkbench.core.simulator.FleetDefinition}. All that happens in a fleet follows from its definition,
 * its clock and what is done to it: loads are pure functions of time, and nothing is random. A fleet can be made to
 * fail in the ways that real hosts do.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.simulator;
