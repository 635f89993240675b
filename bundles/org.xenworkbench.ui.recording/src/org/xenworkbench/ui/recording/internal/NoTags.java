/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/** Tags of what was recorded: none were, and those that there are now say nothing of then. */
final class NoTags implements Tags {

  @Override
  public List<String> of(ObjectId object) {
    return List.of();
  }

  @Override
  public List<String> all() {
    return List.of();
  }

  @Override
  public Optional<String> obstacle(String tag) {
    return Optional.of(Messages.RecordingWindow_readOnly);
  }

  @Override
  public void change(Collection<? extends ObjectId> objects, Set<String> added, Set<String> removed) {
    throw new IllegalArgumentException(Messages.RecordingWindow_readOnly);
  }

  @Override
  public Registration addListener(Listener listener) {
    return () -> {
      // Nothing ever changes.
    };
  }
}
