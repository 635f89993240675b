/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.xenworkbench.ui.performance.internal.top.MeanTime;

/** The time that the Performance view of a page shows, of several that one which was active last. UI thread. */
final class ShownTime implements IPartListener2 {

  private final IWorkbenchPage page;
  private final Runnable changed;
  private final IPropertyChangeListener listener = event -> tell();
  private Optional<PerformanceView> view;

  /**
   * Begins to follow.
   *
   * @param changed called when another time is shown
   */
  ShownTime(IWorkbenchPage page, Runnable changed) {
    this.page = page;
    this.changed = changed;
    view = others(Optional.empty());
    view.ifPresent(shown -> shown.addPartPropertyListener(listener));
    page.addPartListener(this);
  }

  /** The time; of a view that nobody has seen, what it shows at first. */
  MeanTime time() {
    TimeWindow window = view.map(PerformanceView::window).orElse(Range.TEN_MINUTES.window());
    return new MeanTime(window.length(), window.end());
  }

  private Optional<PerformanceView> others(Optional<PerformanceView> closed) {
    return Stream.of(page.getViewReferences()).map(reference -> reference.getPart(false))
        .filter(PerformanceView.class::isInstance).map(PerformanceView.class::cast)
        .filter(each -> !closed.equals(Optional.of(each))).findFirst();
  }

  @Override
  public void partActivated(IWorkbenchPartReference reference) {
    if (reference.getPart(false) instanceof PerformanceView shown) {
      follow(Optional.of(shown));
    }
  }

  @Override
  public void partOpened(IWorkbenchPartReference reference) {
    if (view.isEmpty()) {
      partActivated(reference);
    }
  }

  @Override
  public void partClosed(IWorkbenchPartReference reference) {
    if (view.isPresent() && view.get() == reference.getPart(false)) {
      follow(others(view));
    }
  }

  private void follow(Optional<PerformanceView> next) {
    if (!next.equals(view)) {
      view.ifPresent(before -> before.removePartPropertyListener(listener));
      next.ifPresent(shown -> shown.addPartPropertyListener(listener));
      view = next;
      tell();
    }
  }

  private void tell() {
    changed.run();
  }

  /** Follows no more. */
  void close() {
    page.removePartListener(this);
    view.ifPresent(shown -> shown.removePartPropertyListener(listener));
  }
}
