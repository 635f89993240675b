/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.HandleMarks;

/** Puts a sign on hosts that are in maintenance, and says how their evacuation goes. */
@Component
public final class MaintenanceMarks implements HandleMarks {

  private final Tags tags;
  private final List<Consumer<ObjectId>> listeners = new CopyOnWriteArrayList<>();
  private final EvacuationService evacuations;
  private final List<Registration> registrations;

  /** Begins to follow tags and evacuations. */
  @Activate
  public MaintenanceMarks(@Reference Tags tags, @Reference EvacuationService evacuations) {
    this.tags = tags;
    this.evacuations = evacuations;
    registrations = List.of(tags.addListener(this::changed), evacuations.addListener(this::changed));
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(Registration::close);
  }

  private void changed(Set<ObjectId> objects) {
    objects.stream().filter(HostId.class::isInstance).forEach(this::changed);
  }

  private void changed(ObjectId host) {
    listeners.forEach(listener -> listener.accept(host));
  }

  @Override
  public Optional<Mark> of(ObjectId object) {
    return object instanceof HostId host && tags.has(host, PlacementTags.MAINTENANCE)
        ? Optional.of(new Mark(XenIcon.MAINTENANCE.descriptor(), text(host))) : Optional.empty();
  }

  private String text(HostId host) {
    return evacuations.progress(host).map(progress -> progress.isPaused() ? Words.MaintenanceMarks_paused
        : Words.MaintenanceMarks_evacuated).orElse(Words.MaintenanceMarks_text);
  }

  @Override
  public Registration listen(Consumer<ObjectId> changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }
}
