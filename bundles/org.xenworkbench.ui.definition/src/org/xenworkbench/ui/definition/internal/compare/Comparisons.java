/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.compare.CompareUI;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.dialogs.FilteredList;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.ListChooser;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.definition.internal.Messages;

/** Opens comparisons. UI thread. */
public final class Comparisons {

  private Comparisons() {
  }

  /** Shows two definitions beside each other. */
  public static void open(IWorkbenchPage page, DefinitionSource left, DefinitionSource right) {
    CompareUI.openCompareEditorOnPage(new DefinitionComparison(left, right), page);
  }

  /** Asks with what a definition of that VM is compared, when it is read which there are. */
  public static void choose(IWorkbenchWindow window, VirtualMachine vm, DefinitionSource left) {
    EventLog log = window.getService(EventLog.class);
    Display display = window.getShell().getDisplay(); // the window may be closed by then
    Job job = Job.create(Messages.Compare_reading, monitor -> {
      List<DefinitionSource> former = new ArrayList<>();
      IStatus end = read(log, vm, former);
      Displays.later(display, () -> ask(window, vm, left, former));
      return end;
    });
    job.schedule();
  }

  /** Without them there is still something to be compared with. */
  private static IStatus read(EventLog log, VirtualMachine vm, List<DefinitionSource> former) {
    try {
      former.addAll(FormerDefinitions.of(log, vm));
      return Status.OK_STATUS;
    } catch (UnreadableLogException e) {
      return Problems.result(Messages.Compare_unreadLog, e);
    }
  }

  private static void ask(IWorkbenchWindow window, VirtualMachine vm, DefinitionSource left,
      List<DefinitionSource> former) {
    List<DefinitionSource> others =
        window.getShell() == null || window.getShell().isDisposed() ? List.of() : others(window, vm, left, former);
    if (others.isEmpty()) {
      return;
    }
    ElementListSelectionDialog dialog = new Choice(window.getShell(), others);
    dialog.setTitle(Messages.Compare_title);
    dialog.setMessage(SafeText.label(NLS.bind(Messages.Compare_choose, vm.name())));
    dialog.setInitialSelections(others.get(0));
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof DefinitionSource right) {
      open(window.getActivePage(), left, right);
    }
  }

  private static List<DefinitionSource> others(IWorkbenchWindow window, VirtualMachine vm, DefinitionSource left,
      List<DefinitionSource> former) {
    VmDefinitions definitions = window.getService(VmDefinitions.class);
    List<DefinitionSource> all = new ArrayList<>();
    DefinitionSource.present(window, vm).ifPresent(all::add);
    all.add(DefinitionSource.of(window, vm));
    all.addAll(former);
    window.getService(Inventory.class).virtualMachines().stream()
        .filter(other -> !other.id().equals(vm.id()) && !other.isControlDomain()
            && definitions.unreadable(other.id(), other.host()).isEmpty())
        .sorted(Comparator.comparing(VirtualMachine::name, NameOrder.NAMES))
        .forEach(other -> all.add(DefinitionSource.of(window, other)));
    all.removeIf(source -> source.label().equals(left.label()));
    return all;
  }

  /** Of what is shown of them: as they are listed. */
  static Comparator<Object> order(List<DefinitionSource> sources) {
    List<String> shown = sources.stream().map(source -> SafeText.cell(source.label())).toList();
    return Comparator.comparingInt(shown::indexOf);
  }

  /** In their order, and not by the alphabet: those of the same VM stand before those of others. */
  private static final class Choice extends ListChooser {

    private final Comparator<Object> order;

    Choice(Shell parent, List<DefinitionSource> others) {
      super(parent, source -> ((DefinitionSource) source).label());
      order = order(others);
      setElements(others.toArray());
    }

    @Override
    protected FilteredList createFilteredList(Composite parent) {
      FilteredList list = super.createFilteredList(parent);
      list.setComparator(order);
      return list;
    }
  }
}
