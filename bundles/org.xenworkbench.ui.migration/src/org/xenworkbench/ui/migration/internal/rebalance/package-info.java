/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Hosts that are to be used alike: {@code RebalanceHostsHandler} shows the moves that the core proposes
 * ({@code RebalanceDialog}), which the user changes, before the core does them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.migration.internal.rebalance;
