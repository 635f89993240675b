/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import org.xenworkbench.core.text.SafeText;

/** Sends notifications with open data, numbered. Any thread. */
final class Notifier {

  private final NotificationBroadcasterSupport emitter;
  private final ObjectName source;
  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();

  Notifier(ObjectName source, Clock clock, String description, String... types) {
    this.source = source;
    this.clock = clock;
    emitter = new NotificationBroadcasterSupport(
        new MBeanNotificationInfo(types, Notification.class.getName(), description));
  }

  NotificationBroadcasterSupport emitter() {
    return emitter;
  }

  /** Bears the time of sending; what it is about has its times in the data. */
  void send(String type, String message, Record data) {
    Notification notification =
        new Notification(type, source, sequence.incrementAndGet(), clock.millis(), SafeText.line(message));
    notification.setUserData(Composites.of(data));
    emitter.sendNotification(notification);
  }
}
