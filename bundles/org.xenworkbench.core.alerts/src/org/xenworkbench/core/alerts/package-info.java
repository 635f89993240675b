/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Alerts: rules over metrics ({@link org.xenworkbench.core.alerts.AlertRule}), what they raise
 * ({@link org.xenworkbench.core.alerts.Alert}), the service that keeps both
 * ({@link org.xenworkbench.core.alerts.Alerts}), and what is done then, which third parties add to
 * ({@link org.xenworkbench.core.alerts.AlertAction}) and what they say
 * ({@link org.xenworkbench.core.alerts.AlertWords}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.alerts;
