/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * What the workbench shows of one kind of handles, wherever one is selected: its icon, and what is known of it in the
 * Properties dialog and view. A whiteboard: the bundle that the kind belongs to registers one as an OSGi service, and
 * {@link Handles} has them all. Any thread; answers from what is known, and never calls a hypervisor.
 *
 * @param <E> the handles
 * @since 0.1
 */
@ConsumerType
public interface HandleKind<E extends ModelObject> {

  /** The class of the handles. */
  Class<E> type();

  /** The one of that identity as it is now; empty if it is gone, or is none of this kind. */
  Optional<E> find(ObjectId id);

  /** The icon in its state: one of few that are always the same, so that images are shared. */
  ImageDescriptor icon(E handle);

  /** What is known of it, in order; its name and state first. */
  List<Detail> details(E handle);

  /**
   * The same kind of what a window or part shows, which may be a recording: with the services that are asked for there.
   * A kind that needs none of them is the same everywhere.
   */
  default HandleKind<E> in(IServiceLocator services) {
    return this;
  }

  /** Tells that what is known may be something else, for as long as the registration is open. Must return at once. */
  Registration listen(Runnable changed);
}
