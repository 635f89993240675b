/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.UnreadableRecordingException;

/** Saves, opens and replays. */
@Component(service = Recordings.class)
public final class RecordingsImpl implements Recordings {

  private final Sources sources;
  private final OperationService operations;
  private final Delivery delivery;
  private final Timing timing;
  /** Those that can still be shown: they share the memory that there is for recordings. */
  private final List<WeakReference<Content>> open = new ArrayList<>();

  /** Used by Declarative Services. */
  @Activate
  public RecordingsImpl(@Reference Inventory inventory, @Reference Sampler sampler, @Reference Polling polling,
      @Reference MetricHistory history, @Reference EventLog log, @Reference OperationService operations,
      @Reference HostRegistry hosts, @Reference Delivery delivery) {
    this(new Sources(inventory, sampler, polling, history, log, hosts), operations, delivery, Timing.system());
  }

  RecordingsImpl(Sources sources, OperationService operations, Delivery delivery, Timing timing) {
    this.sources = sources;
    this.operations = operations;
    this.delivery = delivery;
    this.timing = timing;
  }

  @Override
  public OperationHandle save(RecordingRequest request) {
    return operations.start(new SaveRecordingOperation(request, sources, timing.clock(), version()),
        Initiator.current());
  }

  private static String version() {
    return Optional.ofNullable(FrameworkUtil.getBundle(RecordingsImpl.class))
        .map(bundle -> bundle.getVersion().toString()).orElse("");
  }

  @Override
  public synchronized Recording open(Path file) throws UnreadableRecordingException { // one at a time, for its memory
    Content read = RecordingReader.read(file, Limits.MEMORY - taken());
    synchronized (open) {
      open.add(new WeakReference<>(read));
    }
    return read;
  }

  private long taken() {
    synchronized (open) {
      open.removeIf(each -> each.get() == null);
      return open.stream().mapToLong(each -> {
        Content content = each.get();
        return content == null ? 0 : content.state().weight();
      }).sum();
    }
  }

  private void forget(Content content) {
    synchronized (open) {
      open.removeIf(each -> each.get() == content);
    }
  }

  @Override
  public Replay replay(Recording recording) {
    if (recording instanceof Content content) {
      return new ReplayImpl(content, timing, delivery, () -> forget(content));
    }
    throw new IllegalArgumentException("Not opened here: " + recording.title());
  }
}
