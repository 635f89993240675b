/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IMarker;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;

/**
 * Something that stands in the way of a migration, as a marker has it.
 *
 * @param vms which were to go
 * @param target where to; empty if what the marker has names none
 * @param fixes what can be done about it
 */
record Blocker(List<VmId> vms, Optional<HostId> target, List<String> fixes) {

  private static final String VMS = "vms";
  private static final String TARGET = "target";
  private static final String FIXES = "fixes";
  private static final String SEPARATOR = "\n";

  /** The attributes of the markers for what the checks of a target said: one for each error. */
  static List<Map<String, Object>> attributes(List<VirtualMachine> vms, Host target, List<Verdict> verdicts) {
    String names = vms.stream().map(VirtualMachine::name).collect(Collectors.joining(", "));
    return verdicts.stream().filter(verdict -> verdict.severity() == Severity.ERROR).map(verdict -> {
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
      attributes.put(IMarker.MESSAGE, SafeText.cell(verdict.check() + ": " + verdict.reason()));
      attributes.put(IMarker.LOCATION, SafeText.cell(names + " \u2192 " + target.name()));
      attributes.put(VMS, vms.stream().map(vm -> vm.id().key()).collect(Collectors.joining(SEPARATOR)));
      attributes.put(TARGET, target.id().key());
      attributes.put(FIXES, verdict.fixes().stream().map(Fix::label).map(Blocker::line)
          .collect(Collectors.joining(SEPARATOR)));
      return attributes;
    }).toList();
  }

  /** A text as a marker keeps it: a name from a host may have line breaks. */
  static String line(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** What a marker has; nothing of it is trusted, since whoever makes markers may make such. */
  static Blocker of(Function<String, String> attribute) {
    List<VmId> vms = keys(attribute.apply(VMS)).stream().filter(VmId.class::isInstance).map(VmId.class::cast).toList();
    Optional<HostId> target = keys(attribute.apply(TARGET)).stream().filter(HostId.class::isInstance)
        .map(HostId.class::cast).findFirst();
    return new Blocker(vms, target, Arrays.stream(attribute.apply(FIXES).split(SEPARATOR))
        .filter(label -> !label.isEmpty()).distinct().toList());
  }

  /** Whether none of those that were to go is there any more. */
  boolean isOver(Predicate<VmId> isThere) {
    return !vms.isEmpty() && vms.stream().noneMatch(isThere);
  }

  private static List<ObjectId> keys(String text) {
    return Arrays.stream(text.split(SEPARATOR)).filter(key -> !key.isEmpty()).flatMap(key -> {
      try {
        return Optional.<ObjectId>of(ObjectId.parse(key)).stream();
      } catch (IllegalArgumentException e) {
        return Optional.<ObjectId>empty().stream(); // somebody else's
      }
    }).toList();
  }
}
