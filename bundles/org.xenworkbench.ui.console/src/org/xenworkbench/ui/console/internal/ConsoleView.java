/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.ToolBarNames;
import org.xenworkbench.ui.XenUi;

/** A VM's text console, wherever the VM runs; which VM, the secondary id tells. */
public final class ConsoleView extends ViewPart {

  private static final String MEMENTO_NAME = "vmName";

  @Inject
  private Inventory inventory;
  @Inject
  private ConsoleService consoles;
  @Inject
  private RefreshTimes times;

  private String rememberedName = "";
  private @Nullable ConsoleTexts texts;
  private @Nullable StateLine line;
  private @Nullable TerminalPane terminal;
  private @Nullable ConsoleLink link;
  private @Nullable Registration listening;
  /** Whether the guest has written anything since the view was opened. */
  private volatile boolean heard;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    String name = memento == null ? null : memento.getString(MEMENTO_NAME);
    rememberedName = name == null ? "" : name;
  }

  @Override
  public void saveState(IMemento memento) {
    ConsoleTexts known = texts;
    if (known != null) {
      memento.putString(MEMENTO_NAME, known.name());
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    XenUi.setHelp(parent, "console");
    Optional<VmId> vm = ConsoleIds.vm(getViewSite().getSecondaryId());
    if (vm.isPresent()) {
      times.opening("console.view", () -> create(parent, vm.get()));
    } else {
      Label label = new Label(parent, SWT.WRAP);
      label.setText(Messages.ConsoleView_noVm);
    }
  }

  private void create(Composite parent, VmId vm) {
    ToolBarNames.follow(getViewSite(), parent);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
    texts = new ConsoleTexts(inventory, vm, rememberedName);
    line = new StateLine(parent);
    Refresher refresher = new Refresher(parent, "console.state", Refresher.TREE, times, this::refresh);
    Display display = parent.getDisplay();
    OutputPump pump = new OutputPump(work -> Displays.later(display, work));
    ConsoleLink created = new ConsoleLink(consoles, vm, data -> output(pump, refresher, data), refresher::request,
        message -> Displays.later(display, () -> askForce(message)));
    TerminalPane pane = new TerminalPane(parent, vm.toString(), pump, created::send);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(pane.control());
    link = created;
    terminal = pane;
    ConsoleCommands.activate(getViewSite(), pane, created);
    listening = inventory.addListener(changes -> modelChanged(vm, changes, created));
    refresh();
    created.check();
  }

  private void output(OutputPump pump, Refresher refresher, byte[] data) {
    pump.offer(data);
    if (!heard) {
      heard = true;
      refresher.request();
    }
  }

  /** A host's connection matters as much as the VM. */
  private static void modelChanged(VmId vm, List<InventoryChange> changes, ConsoleLink changed) {
    if (changes.stream().anyMatch(change -> change.id().equals(vm) || change instanceof InventoryChange.HostChange)) {
      changed.check();
    }
  }

  private void refresh() {
    ConsoleTexts known = texts;
    StateLine shown = line;
    ConsoleLink current = link;
    if (known == null || shown == null) {
      return;
    }
    setPartName(SafeText.cell(known.title()));
    TerminalPane pane = terminal;
    if (pane != null) {
      pane.setAccessibleName(SafeText.cell(known.title()));
    }
    setTitleToolTip(SafeText.cell(known.tooltip()));
    if (current != null) {
      ConsoleStatus status = current.status();
      shown.show(known.icon(status), known.state(status), known.hint(status, heard));
    }
  }

  private void askForce(String message) {
    ConsoleTexts known = texts;
    ConsoleLink current = link;
    if (known == null || current == null) {
      return; // closed in the meantime
    }
    QuestionDialog dialog = new QuestionDialog(getSite().getShell(), Messages.ConsoleView_inUseTitle,
        SafeText.label(NLS.bind(Messages.ConsoleView_inUse, known.name(), message)), MessageDialog.QUESTION, 1,
        Messages.ConsoleView_takeOver, Messages.ConsoleView_cancel);
    if (dialog.open() == 0) {
      current.open(true);
    }
  }

  @Override
  public void setFocus() {
    TerminalPane pane = terminal;
    if (pane != null) {
      pane.setFocus();
    }
  }

  /** Tests and tools read the terminal as {@link CharSequence}. */
  @Override
  public <T> @Nullable T getAdapter(Class<T> adapter) {
    TerminalPane pane = terminal;
    if (adapter == CharSequence.class && pane != null) {
      return adapter.cast(pane.text());
    }
    return super.getAdapter(adapter);
  }

  @Override
  public void dispose() {
    Registration registration = listening;
    if (registration != null) {
      registration.close();
    }
    ConsoleLink current = link;
    if (current != null) {
      current.close();
      link = null;
    }
    TerminalPane pane = terminal;
    if (pane != null) {
      pane.dispose();
      terminal = null;
    }
    super.dispose();
  }
}
