/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** The journey as something that can be shown of a VM. */
@Component
public final class JourneyActions implements ActionRows {

  private static final List<Action<?>> ROWS = List.of(new Action<>(XenUi.JOURNEY, Subject.VM, Asking.NOTHING,
      (services, vm) -> vm.isControlDomain() ? Optional.of(Messages.JourneyActions_stays) : Optional.empty(),
      Optional.empty()));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
