/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * Where libvirt's event loop calls back. There is one native callback of each kind for all connections, which lives as
 * long as this object, so that libvirt never calls one that is gone; a number tells them apart. What is heard is
 * copied, then delivered by one thread in order.
 */
final class EventBridge {

  /** Hears of one connection, on the delivery thread. */
  interface ConnectionSink {
    void lifecycle(UUID domain, String name, int event, int detail);

    void happened(DomainEvent event);

    void changed(UUID domain);

    void jobIterated(UUID domain);

    void jobCompleted(UUID domain, TypedParams statistics);

    void storageChanged();

    void networksChanged();

    void closed(int reason);
  }

  /** Hears of one stream, on the event loop's thread itself. */
  interface StreamSink {
    void ready(int events);
  }

  /** What is heard of domains, by libvirt's number of the event. The callbacks live as long as this. */
  final Map<Integer, Callback> domainEvents = Map.of(
      Virt.EVENT_LIFECYCLE, (Virt.LifecycleCallback) this::onLifecycle,
      Virt.EVENT_REBOOT,
      (Virt.DomainCallback) (connection, domain, opaque) -> onHappened(domain, Type.REBOOTED, Cause.OTHER, "", opaque),
      Virt.EVENT_WATCHDOG,
      (Virt.WatchdogCallback) (connection, domain, action, opaque) -> onHappened(domain, Type.WATCHDOG,
          DomainStates.watchdog(action), "", opaque),
      Virt.EVENT_IO_ERROR_REASON, (Virt.IoErrorCallback) this::onIoError,
      Virt.EVENT_BALLOON_CHANGE,
      (Virt.BalloonCallback) (connection, domain, memory, opaque) -> onChanged(domain, opaque),
      Virt.EVENT_DEVICE_ADDED, (Virt.DeviceCallback) (connection, domain, device, opaque) -> onChanged(domain, opaque),
      Virt.EVENT_DEVICE_REMOVED,
      (Virt.DeviceCallback) (connection, domain, device, opaque) -> onChanged(domain, opaque),
      Virt.EVENT_METADATA_CHANGE,
      (Virt.MetadataCallback) (connection, domain, type, namespace, opaque) -> onChanged(domain, opaque),
      Virt.EVENT_MIGRATION_ITERATION,
      (Virt.IterationCallback) (connection, domain, iteration, opaque) -> onIterated(domain, opaque),
      Virt.EVENT_JOB_COMPLETED, (Virt.JobCompletedCallback) this::onJobCompleted);
  final Virt.ResourceCallback storage =
      (connection, pool, event, detail, opaque) -> guard(() -> toConnection(opaque, ConnectionSink::storageChanged));
  final Virt.DomainCallback storageRefreshed =
      (connection, pool, opaque) -> guard(() -> toConnection(opaque, ConnectionSink::storageChanged));
  final Virt.ResourceCallback networks = (connection, network, event, detail, opaque) -> guard(
      () -> toConnection(opaque, ConnectionSink::networksChanged));
  final Virt.CloseCallback closed = this::onClosed;
  final Virt.StreamCallback stream = this::onStream;

  private final Executor delivery;
  private final Consumer<RuntimeException> failures;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, ConnectionSink> connections = new ConcurrentHashMap<>();
  private final Map<Long, StreamSink> streams = new ConcurrentHashMap<>();

  EventBridge(Executor delivery, Consumer<RuntimeException> failures) {
    this.delivery = delivery;
    this.failures = failures;
  }

  long add(ConnectionSink sink) {
    long number = numbers.incrementAndGet();
    connections.put(number, sink);
    return number;
  }

  long add(StreamSink sink) {
    long number = numbers.incrementAndGet();
    streams.put(number, sink);
    return number;
  }

  /** Forgets a connection or stream; what it still says is ignored. */
  void remove(long number) {
    connections.remove(number);
    streams.remove(number);
  }

  /** How many connections and streams are added. */
  int size() {
    return connections.size() + streams.size();
  }

  /** Runs a task on the delivery thread, after all that was enqueued before. */
  void deliver(Runnable task) {
    try {
      delivery.execute(() -> guard(task));
    } catch (RejectedExecutionException e) {
      // The driver is being deactivated: nobody listens any more.
      failures.accept(e);
    }
  }

  private int onLifecycle(Pointer connection, Pointer domain, int event, int detail, Pointer opaque) {
    guard(() -> {
      UUID uuid = BulkStats.uuid(domain);
      String name = BulkStats.name(domain);
      toConnection(opaque, sink -> sink.lifecycle(uuid, name, event, detail));
    });
    return 0;
  }

  private void onIoError(Pointer connection, Pointer domain, @Nullable Pointer path, @Nullable Pointer device,
      int action, @Nullable Pointer reason, Pointer opaque) {
    guard(() -> {
      String file = text(path).isEmpty() ? text(device) : text(path);
      onHappened(domain, Type.IO_ERROR, action == Virt.IO_ERROR_PAUSE ? Cause.SUSPENDS : Cause.OTHER,
          text(reason).isEmpty() ? file : file + " (" + text(reason) + ")", opaque);
    });
  }

  private static String text(@Nullable Pointer text) {
    return text == null ? "" : text.getString(0, "UTF-8");
  }

  private void onHappened(Pointer domain, Type type, Cause cause, String detail, Pointer opaque) {
    guard(() -> {
      DomainEvent event = new DomainEvent(BulkStats.uuid(domain), BulkStats.name(domain), type, cause, detail);
      toConnection(opaque, sink -> sink.happened(event));
    });
  }

  private void onChanged(Pointer domain, Pointer opaque) {
    guard(() -> {
      UUID uuid = BulkStats.uuid(domain);
      toConnection(opaque, sink -> sink.changed(uuid));
    });
  }

  private void onIterated(Pointer domain, Pointer opaque) {
    guard(() -> {
      UUID uuid = BulkStats.uuid(domain);
      toConnection(opaque, sink -> sink.jobIterated(uuid));
    });
  }

  private void onJobCompleted(Pointer connection, Pointer domain, Pointer params, int count, Pointer opaque) {
    guard(() -> {
      UUID uuid = BulkStats.uuid(domain);
      TypedParams statistics = TypedParams.read(params, count);
      toConnection(opaque, sink -> sink.jobCompleted(uuid, statistics));
    });
  }

  private void onClosed(Pointer connection, int reason, Pointer opaque) {
    guard(() -> toConnection(opaque, sink -> sink.closed(reason)));
  }

  private void onStream(Pointer stream, int events, Pointer opaque) {
    guard(() -> {
      StreamSink sink = streams.get(Pointer.nativeValue(opaque));
      if (sink != null) {
        sink.ready(events);
      }
    });
  }

  private void toConnection(Pointer opaque, Consumer<ConnectionSink> message) {
    long number = Pointer.nativeValue(opaque);
    deliver(() -> {
      ConnectionSink sink = connections.get(number);
      if (sink != null) {
        message.accept(sink);
      }
    });
  }

  /** Nothing may be thrown into native code, and one listener's fault must not silence the others. */
  private void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      failures.accept(e);
    }
  }
}
