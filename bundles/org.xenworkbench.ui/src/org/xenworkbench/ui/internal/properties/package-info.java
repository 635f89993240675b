/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What is known of a host or VM, in words: {@code ModelDetails} says it, {@code GeneralPage} shows it in the Properties
 * dialog, {@code DetailsSource} in the Properties view. {@code ModelAdapters} is how the workbench finds them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.internal.properties;
