/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.AlertPreview.Firing;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;

/**
 * Has a rule judge the stored history. A mean of a longer step stands for all of it, so that one is enough where it is
 * longer than the rule's duration. VMs are judged where they are now: the history does not say where they were.
 */
final class Preview {

  /** Longer steps are means. */
  private static final long COARSE = Duration.ofSeconds(30).toMillis();

  private final MetricHistory history;
  private final Inventory inventory;
  private final Function<HostId, List<GroupId>> groups;
  private final AlertRule rule;
  private final Instant from;
  private final Instant to;
  private final List<Firing> firings = new ArrayList<>();
  private long first = Long.MAX_VALUE;
  private long step;
  private int objects;

  Preview(MetricHistory history, Inventory inventory, Function<HostId, List<GroupId>> groups, AlertRule rule,
      Instant from, Instant to) {
    this.history = history;
    this.inventory = inventory;
    this.groups = groups;
    this.rule = rule;
    this.from = from;
    this.to = to;
  }

  /**
   * Reads files.
   *
   * @throws CancellationException if nobody wants to know any more
   */
  AlertPreview run(BooleanSupplier isCancelled) {
    for (ModelObject object : watched()) {
      if (isCancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      HistoryQuery query = HistoryQuery.of(object.id(), Set.of(rule.metric())).between(from, to);
      judge(object, history.query(query).getOrDefault(rule.metric(), TimeSeries.EMPTY));
    }
    List<Firing> inOrder = firings.stream().sorted(Comparator.comparing(Firing::raised)).toList();
    return new AlertPreview(objects == 0 ? from : Instant.ofEpochMilli(first), to, Duration.ofMillis(step), objects,
        inOrder.subList(0, Math.min(AlertPreview.MOST, inOrder.size())), inOrder.size());
  }

  private List<? extends ModelObject> watched() {
    RulePlans plans = new RulePlans(List.of(rule), groups,
        id -> inventory.host(id).flatMap(Host::sameMachineAs).isPresent());
    return rule.scope().measured() == MetricDescriptor.Scope.HOST
        ? inventory.hosts().stream().filter(host -> plans.watches(rule.scope(), host.id(), host.id())).toList()
        : inventory.virtualMachines().stream().filter(vm -> plans.watches(rule.scope(), vm.id(), vm.host())).toList();
  }

  private void judge(ModelObject object, TimeSeries series) {
    Course course = new Course(rule, Duration.ofDays(36_500)); // gaps are NaN
    Instant raised = null;
    boolean isKnown = false;
    for (int i = 0; i < series.size(); i++) {
      long time = series.times()[i];
      double value = series.values()[i];
      long length = i == 0 || Double.isNaN(series.values()[i - 1]) ? 0 : time - series.times()[i - 1];
      for (long moment : length > COARSE ? new long[] {time - length + 1, time} : new long[] {time}) {
        raised = after(course.next(moment, value), course, object, moment, raised);
      }
      if (!Double.isNaN(value)) {
        isKnown = true;
        first = Math.min(first, time);
        step = Math.max(step, length);
      }
    }
    objects += isKnown ? 1 : 0;
    if (raised != null) {
      firings.add(new Firing(object.id(), object.name(), raised, Optional.empty(), course.peak()));
    }
  }

  private @Nullable Instant after(Course.Step what, Course course, ModelObject object, long time,
      @Nullable Instant raised) {
    if (what == Course.Step.RAISED) {
      return Instant.ofEpochMilli(time);
    }
    if (what == Course.Step.CLEARED && raised != null) {
      firings.add(new Firing(object.id(), object.name(), raised, Optional.of(Instant.ofEpochMilli(time)),
          course.peak()));
      return null;
    }
    return raised;
  }
}
