/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** The maintenance of hosts as something that can be done with them. */
@Component
public final class EvacuationActions implements ActionRows {

  private static final String MIGRATION = "org.xenworkbench.ui.migration.";

  private static final List<Action<?>> ROWS = List.of(
      new Action<>(MIGRATION + "evacuateHost", Subject.HOST, Asking.NOTHING,
          (services, host) -> services.getService(EvacuationService.class).obstacle(host.id()), Optional.empty()),
      new Action<>(MIGRATION + "endMaintenanceHost", Subject.HOST, Asking.NOTHING,
          (services, host) -> notIn(services.getService(EvacuationService.class), host), Optional.empty()),
      row("pauseEvacuationHost", Asking.NOTHING,
          (evacuations, host) -> notUnderWay(evacuations, host, progress -> !progress.isPaused(),
              Words.EvacuationActions_paused),
          EvacuationService::pause),
      row("resumeEvacuationHost", Asking.NOTHING,
          (evacuations, host) -> notUnderWay(evacuations, host, Progress::isPaused, Words.EvacuationActions_notPaused),
          EvacuationService::resume),
      row("stopEvacuationHost", Asking.QUESTION,
          (evacuations, host) -> notUnderWay(evacuations, host, progress -> progress.waiting() > 0,
              Words.EvacuationActions_noneWaits),
          EvacuationService::stop),
      row("rollBackEvacuationHost", Asking.QUESTION, EvacuationActions::notIn, EvacuationService::rollBack));

  /** Does it with a host for a user. */
  private interface Deed {
    void with(EvacuationService evacuations, HostId host, String user);
  }

  private static Action<Host> row(String name, Asking asking,
      BiFunction<EvacuationService, Host, Optional<String>> obstacle, Deed deed) {
    return new Action<>(MIGRATION + name, Subject.HOST, asking,
        (services, host) -> obstacle.apply(services.getService(EvacuationService.class), host),
        Optional.of((services, host) -> deed.with(services.getService(EvacuationService.class), host.id(),
            XenUi.user())));
  }

  private static Optional<String> notUnderWay(EvacuationService evacuations, Host host, Predicate<Progress> fits,
      String reason) {
    Optional<Progress> progress = evacuations.progress(host.id());
    return progress.isEmpty() ? Optional.of(NLS.bind(Words.EvacuationActions_notUnderWay, host.name()))
        : progress.filter(fits).isPresent() ? Optional.empty() : Optional.of(NLS.bind(reason, host.name()));
  }

  private static Optional<String> notIn(EvacuationService evacuations, Host host) {
    return evacuations.isInMaintenance(host.id()) ? Optional.empty()
        : Optional.of(NLS.bind(Words.EvacuationActions_notIn, host.name()));
  }

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
