/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.alerts.internal.AlertIcon;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.handle.HandleMarks;

/** Puts signs on the rows of what has an alert. */
@Component
public final class AlertSigns implements HandleMarks {

  private final Signs signs;
  private final List<Consumer<ObjectId>> listeners = new CopyOnWriteArrayList<>();
  private final List<Registration> registrations;

  /** Begins to follow the alerts. */
  @Activate
  public AlertSigns(@Reference Alerts alerts, @Reference HostGroups groups) {
    signs = new Signs(host -> groups.groupsOf(host).stream().map(HostGroup::id).toList());
    registrations = List.of(alerts.addListener((alert, phase) -> tell(signs.put(alert))),
        groups.addListener(changes -> tell(signs.groupsChanged())));
    tell(signs.begin(alerts.active()));
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(Registration::close);
  }

  private void tell(Set<ObjectId> changed) {
    changed.forEach(object -> listeners.forEach(listener -> listener.accept(object)));
  }

  @Override
  public Optional<Mark> of(ObjectId object) {
    return signs.of(object).map(sign -> new Mark(AlertIcon.sign(sign.worst()).descriptor(),
        MessageFormat.format(sign.worst() == AlertSeverity.CRITICAL ? Messages.AlertSigns_critical
            : Messages.AlertSigns_warning, sign.count())));
  }

  @Override
  public Registration listen(Consumer<ObjectId> changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }
}
