/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The engine of alerts: {@link org.xenworkbench.core.alerts.internal.Course} judges the values of one object by one
 * rule, {@link org.xenworkbench.core.alerts.internal.Evaluation} all objects by all rules, and
 * {@link org.xenworkbench.core.alerts.internal.AlertsImpl} keeps rules, tells of alerts and has actions run.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.alerts.internal;
