/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.host.HostGroup;

/** Works previews out, one after the other: they read many files. Any thread. */
final class Previews {

  private final AlertsImpl.Engine engine;
  private final ExecutorService thread;

  Previews(AlertsImpl.Engine engine, Timing timing) {
    thread = timing.pool("xenworkbench-alert-preview", 1);
    this.engine = engine;
  }

  /** Begins one, which ends soon if its future is cancelled. */
  CompletableFuture<AlertPreview> begin(AlertRule rule, Instant from, Instant to) {
    CompletableFuture<AlertPreview> answer = new CompletableFuture<>();
    Preview preview = new Preview(engine.history(), engine.inventory(),
        host -> engine.groups().groupsOf(host).stream().map(HostGroup::id).toList(), rule, from, to);
    thread.execute(() -> {
      try {
        answer.complete(preview.run(answer::isDone));
      } catch (RuntimeException | Error e) { // else nobody would hear of it
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }

  void close() {
    thread.shutdownNow();
  }
}
