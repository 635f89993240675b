/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.whiteboard.LazyServices;

/**
 * Starts what must run while the engine runs. Parts are got on the dispatcher's thread: they need services that are
 * still being activated while the engine starts.
 */
@Component(service = EngineParts.class)
public class EngineParts {

  private final Dispatcher dispatcher;
  private final LazyServices<EnginePart> parts = new LazyServices<>();
  private volatile boolean running;

  /** Starts nothing yet. */
  @Activate
  public EngineParts(@Reference Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Reference(service = EnginePart.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindPart(ComponentServiceObjects<EnginePart> part) {
    parts.add(part);
    if (running) {
      get();
    }
  }

  void unbindPart(ComponentServiceObjects<EnginePart> part) {
    parts.remove(part);
  }

  /** The engine has started: from now on all parts run, those that come later too. */
  public void start() {
    running = true;
    get();
  }

  /** The engine ends: no more parts are started. Those that run end with the services that they use. */
  public void end() {
    running = false;
  }

  private void get() {
    dispatcher.execute(() -> {
      if (running) {
        parts.get();
      }
    });
  }
}
