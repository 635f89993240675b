/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Reading, running and reporting of experiments. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.experiment.internal;
