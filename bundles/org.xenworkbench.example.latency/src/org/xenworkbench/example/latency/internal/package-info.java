/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What a third party would write: a metric ({@link org.xenworkbench.example.latency.internal.ApiLatencySource}) and two
 * checks before migrations, of which one knows all it needs
 * ({@link org.xenworkbench.example.latency.internal.PinnedVmCheck}) and the other asks a host
 * ({@link org.xenworkbench.example.latency.internal.SlowTargetCheck}); all are Declarative Services components that use
 * nothing but the exported API of the core. Installing the bundle is enough: the metric's chart and the checks'
 * verdicts appear by themselves, also without a user interface.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.example.latency.internal;
