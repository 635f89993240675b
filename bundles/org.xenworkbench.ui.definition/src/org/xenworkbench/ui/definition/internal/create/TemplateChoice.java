/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.ListChooser;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xenworkbench.ui.definition.internal.compare.Failures;

/** Lets the user choose what a VM is made like: another VM, or a file. UI thread. */
final class TemplateChoice {

  /** More than any definition has; it is read as a whole. */
  private static final long MOST = 4 << 20;

  private final NewVmWizard wizard;

  TemplateChoice(NewVmWizard wizard) {
    this.wizard = wizard;
  }

  /** The buttons, in the last two columns of a page's grid. */
  void buttons(NewVmPage page, Composite panel) {
    new Label(panel, SWT.NONE);
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).applyTo(row);
    page.button(row, Messages.NewVm_likeVm, "newvm.likeVm", this::askForVm);
    page.button(row, Messages.NewVm_likeFile, "newvm.likeFile", this::askForFile);
    page.button(row, Messages.NewVm_likeNone, "newvm.likeNone", () -> wizard.draft().template = Optional.empty());
    AccessibleNames.derive(row);
    new Label(panel, SWT.NONE);
  }

  private String label(VirtualMachine vm) {
    return label(Messages.Compare_of, vm);
  }

  private String label(String pattern, VirtualMachine vm) {
    return NLS.bind(pattern, vm.name(),
        wizard.inventory().host(vm.host()).map(Host::name).orElse(""));
  }

  private void askForVm() {
    ListChooser dialog =
        new ListChooser(wizard.getShell(),
            vm -> SafeText.cell(label(Messages.NewVm_vmOn, (VirtualMachine) vm))); // its name first
    VmDefinitions definitions = wizard.definitions();
    dialog.setElements(wizard.inventory().virtualMachines().stream()
        .filter(vm -> !vm.isControlDomain() && definitions.unreadable(vm.id(), vm.host()).isEmpty())
        .sorted(Comparator.comparing(VirtualMachine::name, NameOrder.NAMES)).toArray());
    dialog.setTitle(Messages.NewVm_likeVmTitle);
    dialog.setMessage(Messages.NewVm_likeVmMessage);
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof VirtualMachine vm) {
      read(vm);
    }
  }

  /** What it is started with next; of a host that is read-only what it is now. */
  private void read(VirtualMachine vm) {
    Display display = wizard.getShell().getDisplay();
    VmDefinitions definitions = wizard.definitions();
    CompletableFuture<String> text = definitions.obstacle(vm.id(), vm.host()).isEmpty()
        ? definitions.next(vm.id(), vm.host()) : definitions.present(vm.id(), vm.host());
    text.whenComplete((xml, failure) -> Displays.later(display, () -> {
      if (xml == null) {
        wizard.say(NLS.bind(Messages.Definition_unread, vm.name()) + ". " + Failures.text(failure));
      } else {
        take(xml, label(vm));
      }
    }));
  }

  private void askForFile() {
    FileDialog dialog = new FileDialog(wizard.getShell(), SWT.OPEN);
    dialog.setText(Messages.NewVm_likeFileTitle);
    dialog.setFilterExtensions(new String[] {"*.xml", "*"});
    String chosen = dialog.open();
    if (chosen != null) {
      Display display = wizard.getShell().getDisplay();
      Job job = Job.create(Messages.NewVm_likeFileTitle, monitor -> {
        try {
          Path file = Path.of(chosen);
          if (Files.size(file) > MOST) {
            throw new IOException(Messages.NewVm_largeFile);
          }
          String text = Files.readString(file);
          Displays.later(display, () -> take(text, chosen));
        } catch (IOException e) {
          Displays.later(display, () -> wizard.say(NLS.bind(Messages.NewVm_unreadFile, chosen, e.getMessage())));
        }
        return Status.OK_STATUS;
      });
      job.setSystem(true);
      job.schedule();
    }
  }

  private void take(String xml, String label) {
    if (wizard.isOpen()) {
      try {
        wizard.draft().take(xml, label);
        wizard.changed();
      } catch (IOException e) {
        wizard.say(String.valueOf(e.getMessage()));
      }
    }
  }
}
