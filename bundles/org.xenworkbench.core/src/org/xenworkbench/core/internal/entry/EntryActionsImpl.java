/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.entry;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.EntryActions;
import org.xenworkbench.core.text.NameOrder;

/** Knows the rows of all parts. */
@Component
public final class EntryActionsImpl implements EntryActions {

  private final List<EntryAction> rows = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(EntryAction row) {
    rows.add(row);
  }

  void unbind(EntryAction row) {
    rows.remove(row);
  }

  @Override
  public List<EntryAction> rows() {
    return rows.stream().sorted(Comparator.comparing(EntryAction::name, NameOrder.NAMES)).toList();
  }
}
