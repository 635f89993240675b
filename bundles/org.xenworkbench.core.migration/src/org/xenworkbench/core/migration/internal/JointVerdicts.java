/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.Verdict;

/** Puts together what was said of several VMs: what is said of all is said once, everything else of whom it is. */
final class JointVerdicts {

  private static final int MOST_NAMED = 3;

  private final Map<Verdict, List<String>> names = new LinkedHashMap<>();
  private int count;

  /** Notes what was said of one VM. */
  void add(String vm, List<Verdict> verdicts) {
    count++;
    verdicts.stream().distinct().forEach(verdict -> names.computeIfAbsent(verdict, key -> new ArrayList<>()).add(vm));
  }

  List<Verdict> all() {
    return names.entrySet().stream()
        .map(said -> said.getValue().size() == count ? said.getKey() : of(said.getValue(), said.getKey())).toList();
  }

  private static Verdict of(List<String> vms, Verdict verdict) {
    return new Verdict(verdict.check(), verdict.severity(),
        NLS.bind(Messages.Check_Of, named(vms), verdict.reason()), verdict.fix(), verdict.fixes());
  }

  /** The first of many: a reason has one line. */
  private static String named(List<String> vms) {
    String first = String.join(", ", vms.subList(0, Math.min(MOST_NAMED, vms.size())));
    return vms.size() <= MOST_NAMED ? first : NLS.bind(Messages.Check_AndMore, first, vms.size() - MOST_NAMED);
  }
}
