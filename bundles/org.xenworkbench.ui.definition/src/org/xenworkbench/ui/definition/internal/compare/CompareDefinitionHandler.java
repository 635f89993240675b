/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.definition.internal.Messages;

/** Compares the definitions of two selected VMs, or asks what that of one is compared with. */
public final class CompareDefinitionHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    List<VirtualMachine> vms = choice.fit();
    if (vms.size() > 2) {
      refuse(window, Messages.Compare_one);
    } else if (vms.size() == 2) {
      Comparisons.open(window.getActivePage(), DefinitionSource.of(window, vms.get(0)),
          DefinitionSource.of(window, vms.get(1)));
    } else {
      Comparisons.choose(window, vms.get(0), DefinitionSource.of(window, vms.get(0)));
    }
  }
}
