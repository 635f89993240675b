/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What a hypervisor driver implements (SPI): a {@link org.xenworkbench.core.driver.HypervisorDriver} opens
 * {@link org.xenworkbench.core.driver.HypervisorSession}s, which read raw counters and state. What else they can do are
 * their facets: {@link org.xenworkbench.core.driver.PowerControl}, {@link org.xenworkbench.core.driver.JobControl},
 * {@link org.xenworkbench.core.driver.MigrationControl}, {@link org.xenworkbench.core.driver.ConsoleAccess}. A driver
 * implements nothing of what it lacks: {@link org.xenworkbench.core.driver.Capabilities} are told from what it has.
 * Drivers are OSGi services and come and go at run time. A driver is done when it passes the contract tests of
 * {@code org.xenworkbench.core.testkit}, which has one for each facet. Where a host is reached is an
 * {@link org.xenworkbench.core.driver.Endpoint}: typed fields with an allow-list of characters, never a URI that
 * somebody typed.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.driver;
