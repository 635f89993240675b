/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Polling: when hosts are asked, what becomes of their answers, and how it goes. Every connection has a
 * {@code PollLoop}; it hands every {@code Round} over once. The interval is set here, and rounds are counted here.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.polling;
