/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.resource.ImageDescriptor;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Signs on the icons of handles that somebody else than their kind puts there, such as that of an alert: the hosts tree
 * shows them, with what they say behind the state. A whiteboard: register one as an OSGi service. Any thread; asked for
 * every row that is drawn, so it answers at once from what is known.
 *
 * @since 0.1
 */
@ConsumerType
public interface HandleMarks {

  /**
   * A sign.
   *
   * @param sign half as large as an icon, and always the same for one meaning, so that images are shared
   * @param text what it says, in a few words that follow the state
   * @since 0.1
   */
  record Mark(ImageDescriptor sign, String text) {

    /** Checks that nothing is null. */
    public Mark {
      Objects.requireNonNull(sign);
      Objects.requireNonNull(text);
    }
  }

  /** The sign of an object; empty for none. */
  Optional<Mark> of(ObjectId object);

  /** Tells whose sign may be another, for as long as the registration is open. Must return at once. */
  Registration listen(Consumer<ObjectId> changed);
}
