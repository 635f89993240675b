/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.migration.internal.Messages;

/** Does one of the things that can be done, if the checks still offer it, and then checks anew. UI thread. */
@NonNullByDefault({}) // what it overrides says nothing of null
final class BlockerResolution implements IMarkerResolution {

  private final Blocker blocker;
  private final String fix;

  BlockerResolution(Blocker blocker, String fix) {
    this.blocker = blocker;
    this.fix = fix;
  }

  @Override
  public String getLabel() {
    return SafeText.cell(fix);
  }

  @Override
  public void run(IMarker marker) {
    Display display = PlatformUI.getWorkbench().getDisplay();
    Checked checked = new Checked(PlatformUI.getWorkbench().getService(Inventory.class),
        PlatformUI.getWorkbench().getService(MigrationService.class), blocker);
    Job.create(SafeText.jobName(fix, Messages.FixButton_title), (ICoreRunnable) monitor -> {
      OfferedNow now = new OfferedNow(checked.now(), BlockerResolution::isConfirmed, BlockerResolution::say);
      Displays.later(display, () -> now.start(fix, offered -> start(offered, checked)));
    }).schedule();
  }

  private static void start(Fix fix, Checked checked) {
    try {
      fix.start(XenUi.user()).whenComplete((done, failure) -> again(checked));
    } catch (IllegalArgumentException e) {
      Problems.show(NLS.bind(Messages.FixButton_failed, fix.label()), e);
    }
  }

  /** The checks ask hosts, and whoever ends an operation waits for nobody. */
  private static void again(Checked checked) {
    Job job = Job.create(Messages.BlockerMarkers_job, (ICoreRunnable) monitor -> checked.now());
    job.setSystem(true);
    job.schedule();
  }

  private static void say(String text) {
    Problems.show(new Status(IStatus.INFO, XenUi.PLUGIN_ID, text));
  }

  private static boolean isConfirmed(String question) {
    return new QuestionDialog(Windows.active(PlatformUI.getWorkbench()).map(IWorkbenchWindow::getShell).orElse(null),
        Messages.FixButton_title, SafeText.label(question), MessageDialog.QUESTION, 1, IDialogConstants.YES_LABEL,
        IDialogConstants.NO_LABEL).open() == 0;
  }

  /** Checks again what a marker is of, and marks what is in the way now. */
  private record Checked(Inventory inventory, MigrationService service, Blocker blocker) {

    List<Verdict> now() {
      List<VirtualMachine> vms =
          blocker.vms().stream().flatMap(vm -> inventory.virtualMachine(vm).stream()).toList();
      Optional<Host> target = blocker.target().flatMap(inventory::host);
      if (vms.isEmpty() || target.isEmpty()) {
        BlockerMarkers.clear(blocker.vms());
        return List.of();
      }
      List<Verdict> verdicts = service.checkTogether(
          vms.stream().map(vm -> MigrationRequest.peerToPeer(vm.id(), target.get().id())).toList());
      BlockerMarkers.show(vms, target.get(), verdicts);
      return verdicts;
    }
  }
}
