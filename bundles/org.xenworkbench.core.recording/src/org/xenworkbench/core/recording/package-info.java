/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Recordings: a span of time of chosen hosts and VMs in one file, and its replay. A
 * {@link org.xenworkbench.core.recording.RecordingRequest} says what is saved, the service
 * {@link org.xenworkbench.core.recording.Recordings} saves and opens it, and a
 * {@link org.xenworkbench.core.recording.Replay} shows a {@link org.xenworkbench.core.recording.Recording} by the same
 * interfaces as the live engine has.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.recording;
