/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;

/**
 * The VM whose definition is edited, wherever it is. It is not kept over a restart: the text is the host's.
 *
 * @param vm the VM
 * @param name its name, when the editor was opened
 * @param text the definition as its host had it then
 */
record DefinitionInput(VmId vm, String name, String text) implements IEditorInput {

  private static final String BUNDLE = "org.xenworkbench.ui.definition";

  @Override
  public boolean exists() {
    return false; // it is no file that could be opened again
  }

  @Override
  public @Nullable ImageDescriptor getImageDescriptor() {
    return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/definition.svg").orElse(null);
  }

  @Override
  public String getName() {
    return SafeText.cell(name);
  }

  @Override
  public @Nullable IPersistableElement getPersistable() {
    return null;
  }

  @Override
  public String getToolTipText() {
    return SafeText.caption(NLS.bind(Messages.DefinitionInput_tip, name));
  }

  @Override
  public <T> @Nullable T getAdapter(Class<T> type) {
    return null;
  }

  /** One editor for each VM. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefinitionInput input && input.vm.equals(vm);
  }

  @Override
  public int hashCode() {
    return vm.hashCode();
  }
}
