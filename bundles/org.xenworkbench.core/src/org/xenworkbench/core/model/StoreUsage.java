/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a store takes on disk.
 *
 * @param place the file or folder
 * @param bytes what it takes
 * @param items how many things are kept: entries of a log, files of a history
 * @param oldest since when there is anything, where the store knows
 * @since 0.1
 */
public record StoreUsage(String place, long bytes, long items, Optional<Instant> oldest) {
}
