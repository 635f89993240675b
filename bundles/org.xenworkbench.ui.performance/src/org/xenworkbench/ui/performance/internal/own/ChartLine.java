/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * What a chart shows of an object: one metric, or several that a pattern stands for. Immutable.
 *
 * @param whose whose metric it is
 * @param object the object, of {@link Whose#OBJECT} only
 * @param objectName what the object was called when somebody chose it, for when nobody knows it any more; may be empty
 * @param metric the identity of a metric, in which {@code *} stands for any letters
 * @param color which colour of the charts' palette, from 1 on; empty for the one that the metric has elsewhere
 * @param label what the line is called; empty for what the metric is called
 */
public record ChartLine(Whose whose, Optional<ObjectId> object, String objectName, String metric, OptionalInt color,
    String label) {

  /** How many colours the palette has. */
  public static final int COLORS = 8;

  /** Longer names tell nothing more, and a metric's is one of a file. */
  static final int LONGEST = 200;
  private static final Pattern METRIC = Pattern.compile("[^\\s\\p{Cntrl}\\p{Cs}|\\uFFFE\\uFFFF]{1," + LONGEST + "}");

  /** Whose metric a line is. */
  public enum Whose {
    /** Of one object, whatever is selected. */
    OBJECT,
    /** Of each selected host. */
    HOSTS,
    /** Of each selected VM. */
    VMS,
    /** Of the host that a selected VM is on. */
    VM_HOSTS
  }

  /** Checks its parts. @throws IllegalArgumentException with a sentence for the user */
  public ChartLine {
    if (object.isPresent() != (whose == Whose.OBJECT)) {
      throw new IllegalArgumentException(Messages.ChartLine_whose);
    }
    object.ifPresent(id -> {
      if (!(id instanceof HostId) && !(id instanceof VmId)) {
        throw new IllegalArgumentException(NLS.bind(Messages.ChartLine_object, id.key()));
      }
    });
    if (!METRIC.matcher(metric).matches()) {
      throw new IllegalArgumentException(metric.isBlank() ? Messages.ChartLine_noMetric
          : NLS.bind(Messages.ChartLine_metric, metric));
    }
    if (color.isPresent() && (color.getAsInt() < 1 || color.getAsInt() > COLORS)) {
      throw new IllegalArgumentException(NLS.bind(Messages.ChartLine_color, color.getAsInt(), COLORS));
    }
    label = ChartDefinition.text(label);
    objectName = ChartDefinition.text(objectName);
  }

  /** A line of one object. */
  public static ChartLine of(ObjectId object, String name, String metric) {
    return new ChartLine(Whose.OBJECT, Optional.of(object), name, metric, OptionalInt.empty(), "");
  }

  /** A line of what is selected. */
  public static ChartLine of(Whose whose, String metric) {
    return new ChartLine(whose, Optional.empty(), "", metric, OptionalInt.empty(), "");
  }

  /** The same of another metric. */
  public ChartLine withMetric(String value) {
    return new ChartLine(whose, object, objectName, value, color, label);
  }

  /** The same in another colour. */
  public ChartLine withColor(OptionalInt value) {
    return new ChartLine(whose, object, objectName, metric, value, label);
  }

  /** The same under another name. */
  public ChartLine withLabel(String value) {
    return new ChartLine(whose, object, objectName, metric, color, value);
  }

  /** What its metric is measured on. */
  public Scope scope() {
    return switch (whose) {
      case HOSTS, VM_HOSTS -> Scope.HOST;
      case VMS -> Scope.VM;
      case OBJECT -> object.filter(HostId.class::isInstance).isPresent() ? Scope.HOST : Scope.VM;
    };
  }

  /** In the columns of which kind of objects it stands; empty for one object's, which stands anywhere. */
  Optional<Scope> column() {
    return switch (whose) {
      case HOSTS -> Optional.of(Scope.HOST);
      case VMS, VM_HOSTS -> Optional.of(Scope.VM);
      case OBJECT -> Optional.empty();
    };
  }

  /** Whether it stands for all metrics of a pattern. */
  public boolean isPattern() {
    return metric.indexOf('*') >= 0;
  }

  /** Those of some metrics that it shows, by name; the one that it names, whether it is among them or not. */
  public List<String> metrics(Collection<String> known) {
    return isPattern() ? known.stream().filter(this::matches).sorted(NameOrder.NAMES).toList() : List.of(metric);
  }

  /** Whether it shows that metric. */
  public boolean matches(String other) {
    int from = 0;
    String[] parts = metric.split("\\*", -1);
    for (int i = 0; i < parts.length; i++) { // a regular expression of a hostile pattern would take for ever
      boolean isLast = i == parts.length - 1;
      int found = i == 0 ? other.startsWith(parts[i]) ? 0 : -1
          : isLast ? other.length() - parts[i].length() : other.indexOf(parts[i], from);
      if (found < from || isLast && !other.endsWith(parts[i])) {
        return false;
      }
      from = found + parts[i].length();
    }
    return from == other.length();
  }
}
