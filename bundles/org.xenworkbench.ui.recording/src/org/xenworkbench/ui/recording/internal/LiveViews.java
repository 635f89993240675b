/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import jakarta.inject.Inject;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartConstants;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.XenUi;

/**
 * Views in the window of a recording that show nothing of it, such as those of the workbench itself: their titles say
 * that they are live. A view shows the recording if one of the services that the replay has its own of is injected
 * into it. UI thread.
 */
final class LiveViews implements IPartListener2 {

  private static final Set<Class<?>> REPLAYED =
      Set.of(Inventory.class, Sampler.class, MetricHistory.class, EventLog.class, Polling.class);
  /** They have names from the inventory, but what they show is there now. */
  private static final Set<String> LIVE = Set.of(XenUi.ALERTS_VIEW, XenUi.CONSOLE_VIEW);

  /** Marks those that are opened in a window from now on. */
  static void markIn(IWorkbenchWindow window) {
    window.getPartService().addPartListener(new LiveViews());
  }

  @Override
  public void partOpened(IWorkbenchPartReference reference) {
    IWorkbenchPart part = reference.getPart(false);
    MPart model = part == null ? null : part.getSite().getService(MPart.class);
    if (part == null || model == null || showsRecording(reference.getId(), part.getClass())) {
      return;
    }
    mark(model);
    part.addPropertyListener((source, property) -> {
      if (property == IWorkbenchPart.PROP_TITLE || property == IWorkbenchPartConstants.PROP_PART_NAME) {
        part.getSite().getShell().getDisplay().asyncExec(() -> mark(model)); // after the workbench has set it
      }
    });
  }

  private static void mark(MPart model) {
    String end = NLS.bind(Messages.LiveViews_live, "");
    if (!model.getLabel().endsWith(end)) {
      model.setLabel(NLS.bind(Messages.LiveViews_live, model.getLabel()));
    }
  }

  static boolean showsRecording(String id, Class<?> view) {
    return !LIVE.contains(id) && Stream.<Class<?>>iterate(view, type -> type != null, Class::getSuperclass)
        .flatMap(LiveViews::injected).anyMatch(REPLAYED::contains);
  }

  private static Stream<Class<?>> injected(Class<?> type) {
    Stream<AccessibleObject> members = Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(),
        type.getDeclaredConstructors()).flatMap(Stream::of);
    return members.filter(member -> member.isAnnotationPresent(Inject.class)).flatMap(LiveViews::types);
  }

  private static Stream<Class<?>> types(AccessibleObject member) {
    return member instanceof Field field ? Stream.of(field.getType())
        : member instanceof Executable executable ? Stream.of(executable.getParameterTypes()) : Stream.empty();
  }
}
