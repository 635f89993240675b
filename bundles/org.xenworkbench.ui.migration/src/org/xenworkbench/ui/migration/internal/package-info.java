/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The migrate command: {@code MigrateVmHandler} opens {@code MigrateVmWizard}, which runs the checks of every target in
 * the background ({@code TargetChecks}), shows their verdicts ({@code TargetTable}) and gives back requests. The
 * migration itself is the core's.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.migration.internal;
