/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The handlers of the view's commands; each has the name of its command. They collect input and ask the core's
 * services; the work itself runs in the background.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.handlers;
