/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Experiments: migrations to and fro under a load, as a file describes them, and a report of what they took. The
 * service {@link org.xenworkbench.core.experiment.Experiments} reads an
 * {@link org.xenworkbench.core.experiment.Experiment} and runs it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.experiment;
