/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import java.util.function.Supplier;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.model.WorkbenchAdapter;
import org.eclipse.ui.views.properties.IPropertySource;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.handle.Handles;

/** What the workbench calls handles of any kind, and what it shows of them in its own Properties dialog and view. */
public final class HandleAdapters implements IAdapterFactory {

  private final Supplier<Handles> handles;
  private final IWorkbenchAdapter labels = new Labels();

  /** Created by the platform. */
  public HandleAdapters() {
    this(HandleAdapters::handles);
  }

  HandleAdapters(Supplier<Handles> handles) {
    this.handles = handles;
  }

  @Override
  public <T> @Nullable T getAdapter(Object element, Class<T> type) {
    if (type == IWorkbenchAdapter.class) {
      return type.cast(labels);
    }
    return type == IPropertySource.class
        ? handles.get().of(element).map(handle -> type.cast(new DetailsSource(handle))).orElse(null) : null;
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {IWorkbenchAdapter.class, IPropertySource.class};
  }

  /** The kinds that the running workbench knows, of what its active window shows. */
  static Handles handles() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    Handles handles = workbench.getService(Handles.class);
    return Windows.active(workbench).map(handles::in).orElse(handles);
  }

  /** What a dialog is about: the workbench wraps it. */
  static @Nullable ModelObject element(@Nullable Object wrapped) {
    return Adapters.adapt(wrapped, ModelObject.class);
  }

  private final class Labels extends WorkbenchAdapter {

    @Override
    public String getLabel(@Nullable Object element) {
      return SafeText.cell(element instanceof ModelObject object ? object.name() : String.valueOf(element));
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor(@Nullable Object element) {
      return handles.get().of(element).map(Handles.Handle::icon).orElse(null);
    }
  }
}
