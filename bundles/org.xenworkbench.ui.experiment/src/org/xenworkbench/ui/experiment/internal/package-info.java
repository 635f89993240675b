/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Has experiments run: asks for the file, says what will happen, and shows the report when it is written. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.experiment.internal;
