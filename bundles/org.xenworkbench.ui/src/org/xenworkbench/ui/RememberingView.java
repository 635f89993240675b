/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A view that users find as they left it, also after sessions in which they never looked at it: a view is made when it
 * is seen first, and what is known of it until then is what was stored. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class RememberingView extends ViewPart {

  private @Nullable IMemento left;

  @Override
  public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
    super.init(site, memento);
    left = memento;
  }

  /** How it was left in an earlier session; empty if nobody has. */
  protected final Optional<IMemento> left() {
    return Optional.ofNullable(left);
  }

  /** Stores how it is now; false if it has not been made yet. */
  protected abstract boolean save(IMemento memento);

  @Override
  public final void saveState(IMemento memento) {
    if (!save(memento) && left != null) {
      memento.putMemento(left);
    }
  }
}
