/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Recordings in the workbench: {@code SaveRecordingHandler} saves one of what is selected or shown, and
 * {@code OpenRecordingHandler} shows one in a window of its own. That window ({@code RecordingWindow}) has the replay's
 * services in its context instead of the live ones, so that the same views show the recording; {@code ReplayBar} plays
 * it.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.recording.internal;
