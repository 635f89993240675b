/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Operations: the long-running work that users, JMX clients and schedules ask for. The
 * {@link org.xenworkbench.core.operation.OperationService} runs, limits, logs and cancels them and publishes their
 * state.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.operation;
