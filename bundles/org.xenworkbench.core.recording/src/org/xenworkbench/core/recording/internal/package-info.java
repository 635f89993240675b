/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What a recording holds ({@code Content}) and how it is written and read: texts as fields of lines ({@code Fields}) in
 * the parts of a zip file ({@code PartsWriter}, {@code PartsReader}). A replay looks at it as of one moment
 * ({@code Moment}), by views with the interfaces of the core.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.recording.internal;
