/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.TimeSpan;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.ObjectNames;

/** Shows in other views, which it does not know, what they have of an alert. UI thread. */
final class Elsewhere {

  private static final Duration BEFORE = Duration.ofMinutes(5);
  private static final int ANY = 1;

  private final IViewSite site;

  Elsewhere(IViewSite site) {
    this.site = site;
  }

  /** The charts of objects from a while before a time on. */
  void showCharts(List<ObjectId> ids, Instant since, Instant now) {
    ObjectNames names = new ObjectNames(site.getService(Inventory.class), site.getService(HostGroups.class));
    List<?> objects = ids.stream().map(names::find).flatMap(Optional::stream).toList();
    ShowIn.show(site.getPage(), XenUi.PERFORMANCE_VIEW, new ShowInContext(new TimeSpan(since.minus(BEFORE), now),
        new StructuredSelection(objects)));
  }

  /** The entries of alerts that contain these words. */
  void showInLog(String words) {
    ShowIn.show(site.getPage(), XenUi.EVENT_LOG_VIEW, new ShowInContext(
        EventQuery.newest(ANY).withText(words).withKinds(Set.of(Alert.LOG_KIND)), null));
  }
}
