/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Contract tests and fakes. Whoever writes a driver or a store extends the contract class for it
 * ({@link org.xenworkbench.core.testkit.HypervisorDriverContract},
 * {@link org.xenworkbench.core.testkit.EventStoreContract},
 * {@link org.xenworkbench.core.testkit.HistoryStoreContract}) and supplies what its abstract methods ask for; what
 * passes may be relied on by the core. Time in tests is made by {@link org.xenworkbench.core.testkit.ManualClock} and
 * {@link org.xenworkbench.core.testkit.ManualScheduler}. Not part of the product; of the kit for third parties it is.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.testkit;
