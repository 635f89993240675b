/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An operation that was started.
 *
 * @param id its identity
 * @param done completed with the final state when it has ended, however it ended; never exceptionally
 * @since 0.1
 */
public record OperationHandle(UUID id, CompletableFuture<OperationState> done) {
}
