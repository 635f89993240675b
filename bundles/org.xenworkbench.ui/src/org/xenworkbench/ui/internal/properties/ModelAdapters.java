/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.model.WorkbenchAdapter;
import org.eclipse.ui.views.properties.IPropertySource;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.XenIcon;

/** What the workbench calls hosts and VMs, and what it shows of them in its own Properties dialog and view. */
public final class ModelAdapters implements IAdapterFactory {

  private static final IWorkbenchAdapter LABELS = new Labels();

  @Override
  public <T> @Nullable T getAdapter(Object element, Class<T> type) {
    if (type == IWorkbenchAdapter.class) {
      return type.cast(LABELS);
    }
    return type == IPropertySource.class ? type.cast(new DetailsSource(details(), element)) : null;
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {IWorkbenchAdapter.class, IPropertySource.class};
  }

  /** Who knows the details of what the running workbench shows. */
  static ModelDetails details() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    return new ModelDetails(workbench.getService(Inventory.class), workbench.getService(Sampler.class),
        workbench.getService(MetricHistory.class));
  }

  /** The host or VM that a dialog is about: the workbench wraps it. */
  static @Nullable Object element(@Nullable Object wrapped) {
    Host host = Adapters.adapt(wrapped, Host.class);
    return host != null ? host : Adapters.adapt(wrapped, VirtualMachine.class);
  }

  private static final class Labels extends WorkbenchAdapter {

    @Override
    public String getLabel(@Nullable Object element) {
      return SafeText.cell(element instanceof Host host ? host.name()
          : element instanceof VirtualMachine vm ? vm.name() : String.valueOf(element));
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor(@Nullable Object element) {
      return element instanceof Host host ? XenIcon.of(host).descriptor()
          : element instanceof VirtualMachine vm ? XenIcon.of(vm).descriptor() : null;
    }
  }
}
