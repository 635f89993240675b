/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The consoles of a VM while it moves to another host. If it does not arrive there, nothing is to be done.
 *
 * @since 0.1
 */
@ProviderType
public interface ConsoleMove {

  /**
   * The VM has arrived. Any thread, returns at once.
   *
   * @return completed when the guest is heard again, or was waited for in vain: with the longest silence, by that
   *     console which shows it best; empty if none can be told. Never completed if the service ends before
   */
  CompletableFuture<Optional<Silence>> arrived();

  /**
   * The longest silence of a console that printed steadily before.
   *
   * @param length how long nothing came
   * @param resolution the longest period between two outputs just before: no silence shorter than this can be seen
   */
  record Silence(Duration length, Duration resolution) {
  }
}
