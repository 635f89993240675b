/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The Event Log view. {@link org.xenworkbench.ui.eventlog.internal.LogFeed} listens to the event log, queries it in the
 * background and holds what is shown; {@link org.xenworkbench.ui.eventlog.internal.LogTable} shows it row by row as
 * rows come into sight; {@link org.xenworkbench.ui.eventlog.internal.LogTexts} and
 * {@link org.xenworkbench.ui.eventlog.internal.LogCsv} turn entries into words and are free of widgets.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.eventlog.internal;
