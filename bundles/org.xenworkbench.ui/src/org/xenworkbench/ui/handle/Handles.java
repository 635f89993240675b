/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;

/**
 * All kinds of handles that bundles describe. An OSGi service. Any thread.
 *
 * @since 0.1
 */
@Component(service = Handles.class)
public final class Handles {

  @Reference(service = HandleKind.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  private volatile List<HandleKind<?>> kinds;

  /** Those that bundles register. */
  public Handles() {
    this(List.of());
  }

  /** Those, for a test. */
  public Handles(List<HandleKind<?>> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** The kinds of what a window or part shows, which may be a recording. */
  public Handles in(IServiceLocator services) {
    return new Handles(kinds.stream().<HandleKind<?>>map(kind -> kind.in(services)).toList());
  }

  /** A handle with what describes it; empty for what is none of the kinds. */
  public Optional<Handle<?>> of(@Nullable Object element) {
    for (HandleKind<?> kind : kinds) {
      if (kind.type().isInstance(element)) {
        return Optional.of(handle(kind, element));
      }
    }
    return Optional.empty();
  }

  private static <E extends ModelObject> Handle<E> handle(HandleKind<E> kind, @Nullable Object element) {
    return new Handle<>(kind, kind.type().cast(element));
  }

  /** Tells that what is known of one of them may be something else: what one says may depend on another. */
  public Registration listen(Runnable changed) {
    List<Registration> registrations = kinds.stream().map(kind -> kind.listen(changed)).toList();
    return () -> registrations.forEach(Registration::close);
  }

  /**
   * A handle together with its kind, which answers for it.
   *
   * @param kind its kind
   * @param object the handle
   */
  public record Handle<E extends ModelObject>(HandleKind<E> kind, E object) {

    /** Its icon in the state that it had when it was taken. */
    public ImageDescriptor icon() {
      return kind.icon(object);
    }

    /** All that is known of it now; of one that is gone, what was known when it was taken. */
    public List<Detail> details() {
      return kind.details(kind.find(object.id()).orElse(object)).stream()
          .filter(detail -> !detail.value().isEmpty()).toList();
    }
  }
}
