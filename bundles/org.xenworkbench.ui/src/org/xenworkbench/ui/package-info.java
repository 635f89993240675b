/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What every view of the workbench shares, ours and those of third parties: {@link org.xenworkbench.ui.Formats} (the
 * one place that turns base units into text), {@link org.xenworkbench.ui.ModelTexts} and
 * {@link org.xenworkbench.ui.XenIcon} (how hosts and virtual machines look), {@link org.xenworkbench.ui.Refresher}
 * (from core threads to widgets), {@link org.xenworkbench.ui.Problems} (errors as one status),
 * {@link org.xenworkbench.ui.OperationJobs} (running operations in the Progress view),
 * {@link org.xenworkbench.ui.ModelSelection} (what commands act on; which there are is in
 * {@link org.xenworkbench.ui.action}, and what is known of them in {@link org.xenworkbench.ui.handle}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui;
