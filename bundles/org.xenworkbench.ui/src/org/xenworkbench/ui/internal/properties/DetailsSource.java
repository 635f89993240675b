/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.Handles.Handle;

/** The details of an object for the Properties view, each time as they are then. Nothing can be changed there. */
final class DetailsSource implements IPropertySource {

  private final Handle<?> handle;

  DetailsSource(Handle<?> handle) {
    this.handle = handle;
  }

  @Override
  public IPropertyDescriptor[] getPropertyDescriptors() {
    return handle.details().stream().map(detail -> new PropertyDescriptor(detail.label(), detail.label()))
        .toArray(IPropertyDescriptor[]::new);
  }

  @Override
  public @Nullable Object getPropertyValue(@Nullable Object label) {
    return handle.details().stream().filter(detail -> detail.label().equals(label)).map(Detail::value)
        .map(SafeText::cell).findFirst().orElse(null);
  }

  @Override
  public @Nullable Object getEditableValue() {
    return null;
  }

  @Override
  public boolean isPropertySet(@Nullable Object label) {
    return false;
  }

  @Override
  public void resetPropertyValue(@Nullable Object label) {
    // Nothing can be set.
  }

  @Override
  public void setPropertyValue(@Nullable Object label, @Nullable Object value) {
    // Nothing can be set.
  }
}
