/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.GuestAddresses;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.DetailsPage;
import org.xenworkbench.ui.handle.DetailsPanel;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * The page of a VM's properties that tells what it consists of: as its host says when it is opened, with what goes
 * through each device now.
 */
public final class VmDevicesPage extends DetailsPage {

  private static final Map<DeviceCommand, String> BUTTONS =
      Map.of(DeviceCommand.ATTACH_DISK, Messages.VmDevicesPage_attachDisk, DeviceCommand.ATTACH_INTERFACE,
          Messages.VmDevicesPage_attachInterface, DeviceCommand.DETACH_DEVICE, Messages.VmDevicesPage_detach,
          DeviceCommand.CHANGE_MEDIUM, Messages.VmDevicesPage_changeMedium);

  private final List<Registration> listeners = new ArrayList<>();
  private List<Detail> facts = List.of();

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(panel);
    VirtualMachine vm = Adapters.adapt(getElement(), VirtualMachine.class);
    if (vm != null) {
      DetailsPanel details = new DetailsPanel(panel);
      GridDataFactory.fillDefaults().grab(true, false).applyTo(details.control());
      Composite holder = new Composite(panel, SWT.NONE);
      GridDataFactory.fillDefaults().grab(true, true).hint(860, 180).applyTo(holder);
      TableViewer table = table(holder, vm.id());
      Runnable read = () -> read(vm, details, table);
      buttons(panel, vm, table, read);
      read.run();
      follow(vm.id(), details, table);
    }
    return panel;
  }

  private static <T> T service(Class<T> type) {
    return PlatformUI.getWorkbench().getService(type);
  }

  private void buttons(Composite panel, VirtualMachine vm, TableViewer table, Runnable read) {
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(DeviceCommand.values().length).applyTo(row);
    for (DeviceCommand command : DeviceCommand.values()) {
      Button button = new Button(row, SWT.PUSH);
      button.setText(BUTTONS.get(command));
      GridDataFactory.fillDefaults().applyTo(button);
      Optional<String> obstacle = command.obstacle(PlatformUI.getWorkbench(), vm);
      button.setEnabled(obstacle.isEmpty());
      obstacle.ifPresent(reason -> button.setToolTipText(SafeText.label(reason)));
      button.addListener(SWT.Selection, event -> command.ask(PlatformUI.getWorkbench(), getShell(), vm,
          selected(table), deed -> perform(vm, deed, table, read)));
    }
  }

  private static Optional<String> selected(TableViewer table) {
    return Optional.ofNullable((DeviceRow) table.getStructuredSelection().getFirstElement()).map(DeviceRow::id);
  }

  /** Its entry in the event log tells how it ends, too. */
  private void perform(VirtualMachine vm, DeviceDeed deed, TableViewer table, Runnable read) {
    service(OperationJobs.class);
    setErrorMessage(null);
    try {
      deed.on(service(VmDevices.class), vm).done()
          .whenComplete((end, failure) -> Displays.later(table.getControl().getDisplay(), () -> {
            if (!table.getControl().isDisposed()) {
              read.run();
              end.error().ifPresent(reason -> setErrorMessage(SafeText.block(reason.getMessage())));
            }
          }));
      setMessage(Messages.VmDevicesPage_working);
    } catch (IllegalArgumentException e) {
      setErrorMessage(SafeText.block(String.valueOf(e.getMessage())));
    }
  }

  private void read(VirtualMachine vm, DetailsPanel details, TableViewer table) {
    setMessage(Messages.VmDevicesPage_reading);
    service(VmDefinitions.class).present(vm.id(), vm.host())
        .whenComplete((text, failure) -> Displays.later(table.getControl().getDisplay(), () -> {
          if (!table.getControl().isDisposed()) {
            show(vm.id(), text, failure, details, table);
          }
        }));
  }

  private void show(VmId vm, @Nullable String text, @Nullable Throwable failure, DetailsPanel details,
      TableViewer table) {
    try {
      if (text == null) {
        throw new IOException(failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause().getMessage() : String.valueOf(failure));
      }
      Element root = SafeXml.root(text);
      facts = DefinitionFacts.of(root);
      table.setInput(DeviceRow.of(DomainDevices.of(root)));
      showDetails(vm, details);
      setMessage(getTitle()); // none at all would leave the one before in sight
    } catch (IOException e) {
      setMessage(SafeText.label(NLS.bind(Messages.VmDevicesPage_unread, e.getMessage())), WARNING);
    }
  }

  private void showDetails(VmId vm, DetailsPanel details) {
    List<Detail> all = new ArrayList<>(facts);
    all.add(new Detail(Messages.VmDevicesPage_addresses, String.join(", ", service(GuestAddresses.class).of(vm))));
    details.show(all);
  }

  private void follow(VmId vm, DetailsPanel details, TableViewer table) {
    IWorkbench workbench = PlatformUI.getWorkbench();
    Refresher refresher = new Refresher(table.getControl(), "hosts.devices", Refresher.CHART,
        workbench.getService(RefreshTimes.class), () -> {
          table.refresh();
          showDetails(vm, details);
        });
    GuestAddresses addresses = service(GuestAddresses.class);
    listeners.add(addresses.addListener(changed -> {
      if (changed.equals(vm)) {
        refresher.request();
      }
    }));
    listeners.add(service(Sampler.class).addListener(batch -> {
      if (batch.values().containsKey(vm)) {
        refresher.request();
      }
    }));
    addresses.want(Set.of(vm));
  }

  private static TableViewer table(Composite holder, VmId vm) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    TableViewer viewer = new TableViewer(holder, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setData("org.eclipse.swtbot.widget.key", "vm.devices");
    AccessibleNames.set(viewer.getTable(), Messages.VmDevicesPage_devices);
    column(viewer, layout, Messages.VmDevicesPage_device, 60, DeviceRow::name);
    column(viewer, layout, Messages.VmDevicesPage_kind, 90, DeviceRow::kind);
    column(viewer, layout, Messages.VmDevicesPage_source, 250, DeviceRow::source);
    column(viewer, layout, Messages.VmDevicesPage_model, 90, DeviceRow::model);
    column(viewer, layout, Messages.VmDevicesPage_address, 120, DeviceRow::address);
    column(viewer, layout, Messages.VmDevicesPage_rates, 190, row -> row.rates(service(Sampler.class).latest(vm)));
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    return viewer;
  }

  private static void column(TableViewer viewer, TableColumnLayout layout, String title, int width,
      Function<DeviceRow, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(width, width, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return SafeText.cell(text.apply((DeviceRow) element));
      }
    });
  }

  @Override
  public void dispose() {
    listeners.forEach(Registration::close);
    super.dispose();
  }
}
