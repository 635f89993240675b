/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.xenworkbench.core.migration.ScheduledOrder;

/**
 * Something that is begun at a time.
 *
 * @param id its id
 * @param what what is begun, in words
 * @param at the moment, in UTC as ISO 8601 has it
 * @param lateMinutes how much later it may be begun
 * @param user who asked for it
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record ScheduledData(String id, String what, String at, long lateMinutes, String user) {

  static ScheduledData of(ScheduledOrder order) {
    return new ScheduledData(order.id().toString(), order.what(), order.when().at().toString(),
        order.when().late().toMinutes(), order.user());
  }

  public String getId() {
    return id;
  }

  public String getWhat() {
    return what;
  }

  public String getAt() {
    return at;
  }

  public long getLateMinutes() {
    return lateMinutes;
  }

  public String getUser() {
    return user;
  }
}
