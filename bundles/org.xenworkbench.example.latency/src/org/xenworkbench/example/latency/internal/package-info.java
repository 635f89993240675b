/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What a third party would write: a metric ({@link org.xenworkbench.example.latency.internal.ApiLatencySource}) and a
 * check before migrations ({@link org.xenworkbench.example.latency.internal.PinnedVmCheck}), both Declarative Services
 * components that use nothing but the exported API of the core. Installing the bundle is enough: the metric's chart and
 * the check's verdict appear by themselves, also without a user interface.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.example.latency.internal;
