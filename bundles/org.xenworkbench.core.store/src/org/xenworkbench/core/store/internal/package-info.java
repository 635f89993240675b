/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The stores on disk, each an OSGi service of the core's API: the event log in SQLite
 * ({@link org.xenworkbench.core.store.internal.SqliteEventStore}, on an
 * {@link org.xenworkbench.core.store.internal.EventDatabase}) and the series in RRD4J
 * ({@link org.xenworkbench.core.store.internal.RrdHistoryStore}, a queue and one writer thread before an
 * {@link org.xenworkbench.core.store.internal.RrdArchive} of one file per object and group of metrics, whose newest
 * samples wait as {@link org.xenworkbench.core.store.internal.PendingSamples}; a
 * {@link org.xenworkbench.core.store.internal.HistoryReader} reads both, without stopping the writer). A file that
 * cannot be read is set aside and reported; it costs what it held and nothing else.
 */
@NonNullByDefault
package org.xenworkbench.core.store.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
