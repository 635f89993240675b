/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** Alerts and their rules. */
@Described("Alerts and the rules that raise them. Sends a notification when an alert is raised, lasts for the repeat "
    + "interval, changes, or is over.")
@MXBean
public interface AlertsMXBean extends Versioned {

  @Described("All rules, by name.")
  AlertRuleData[] getRules();

  @Described("Alerts that are not over: the most severe first, then the newest.")
  AlertData[] getActive();

  @Described(value = "How many alerts are not over.", units = "count")
  int getActiveCount();

  @Described("Why rules are not as they were saved; empty if all is well.")
  String getDamage();

  @Described("Adds a rule, enabled and without actions; returns its id. Refuses one that would raise nothing.")
  String addRule(@Parameter(name = "name", value = "What it is called; no other is called so") String name,
      @Parameter(name = "watch", value = "hosts or vms") String watch,
      @Parameter(name = "within", value = "Key of a host, VM or group, such as host/UUID; empty for all") String within,
      @Parameter(name = "metric", value = "Which metric, such as cpu_avg; see the Sampler's definitions") String metric,
      @Parameter(name = "sense", value = "ABOVE or BELOW") String sense,
      @Parameter(name = "level", value = "What is beyond is too much, in the metric's base unit") double level,
      @Parameter(name = "clearing",
          value = "What ends an alert, in the metric's base unit; the level, or on its good side") double clearing,
      @Parameter(name = "holdsSeconds", value = "How long values must be beyond, in seconds") long holdsSeconds,
      @Parameter(name = "repeatSeconds",
          value = "How often it is told again while it lasts, in seconds; 0: never") long repeatSeconds,
      @Parameter(name = "severity", value = "WARNING or CRITICAL") String severity);

  @Described("Removes a rule; its alerts are over.")
  void removeRule(@Parameter(name = "id", value = "Id of the rule") String id);

  @Described("Has a rule looked at, or not; returns whether that changed.")
  boolean enableRule(@Parameter(name = "id", value = "Id of the rule") String id,
      @Parameter(name = "enabled", value = "Whether it is looked at") boolean enabled);

  @Described("Somebody has seen an alert: it is not told again. Returns whether nobody had, and it is not over.")
  boolean acknowledge(@Parameter(name = "id", value = "Id of the alert") String id);

  @Described("An alert is not told again for a time; returns whether it is not over.")
  boolean silence(@Parameter(name = "id", value = "Id of the alert") String id,
      @Parameter(name = "seconds", value = "How long from now, in seconds; 0 ends it") long seconds);
}
