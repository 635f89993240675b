/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * The MBeans of one kind of objects: hosts, virtual machines, or something of a third party. A whiteboard: the bundle
 * that the kind belongs to registers one as an OSGi service, and the beans come and go with the objects, and with the
 * service. Any thread; answers from what is known, and never calls a hypervisor. A bean that cannot be made or has the
 * name of another is logged, costs no other, and is tried again when its object changes.
 *
 * @param <E> the objects
 * @since 0.1
 */
@ConsumerType
public interface BeanKind<E extends ModelObject> {

  /** All that there are. */
  Collection<E> all();

  /** The one of that identity as it is now; empty if it is gone, or is none of this kind. */
  Optional<E> find(ObjectId id);

  /** Its beans, of which those are made that have another name than before. */
  List<Bean<?>> beans(E object);

  /** Tells which came, went or changed, for as long as the registration is open. The listener returns at once. */
  Registration listen(Consumer<ObjectId> changed);
}
