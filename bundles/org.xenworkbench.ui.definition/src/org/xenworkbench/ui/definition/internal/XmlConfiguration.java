/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.MonoReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.source.DefaultAnnotationHover;
import org.eclipse.jface.text.source.IAnnotationHover;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.xenworkbench.ui.Displays;

/** How a definition is shown: with highlighting, and with problems while it is typed. */
final class XmlConfiguration extends TextSourceViewerConfiguration {

  private static final int DELAY = 400;

  private final @Nullable IReconcilingStrategy problems;

  /** @param problems what looks for them while it is typed; null for one that nobody changes */
  XmlConfiguration(IPreferenceStore preferences, @Nullable IReconcilingStrategy problems) {
    super(preferences);
    this.problems = problems;
  }

  @Override
  public String[] getConfiguredContentTypes(@Nullable ISourceViewer viewer) {
    return XmlPartitions.types().toArray(String[]::new);
  }

  @Override
  public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
    PresentationReconciler reconciler = new PresentationReconciler();
    StyledText text = viewer.getTextWidget();
    AtomicReference<XmlColors> shown = new AtomicReference<>(XmlColors.on(text));
    color(reconciler, shown.get(), null);
    text.addPaintListener(event -> { // a theme sets other colors, which the widget tells nobody
      XmlColors wanted = XmlColors.on(text);
      if (!wanted.equals(shown.getAndSet(wanted))) {
        Displays.later(text.getDisplay(), () -> recolor(viewer, reconciler, wanted));
      }
    });
    return reconciler;
  }

  private static void recolor(ISourceViewer viewer, PresentationReconciler reconciler, XmlColors colors) {
    StyledText text = viewer.getTextWidget();
    if (text != null && !text.isDisposed()) {
      color(reconciler, colors, viewer.getDocument());
      viewer.invalidateTextPresentation();
    }
  }

  private static void color(PresentationReconciler reconciler, XmlColors colors, @Nullable IDocument document) {
    color(reconciler, IDocument.DEFAULT_CONTENT_TYPE, new XmlScanner.Text(colors), document);
    color(reconciler, XmlPartitions.COMMENT, new XmlScanner.Comment(colors), document);
    color(reconciler, XmlPartitions.TAG, new XmlScanner.Tag(colors), document);
  }

  private static void color(PresentationReconciler reconciler, String type, ITokenScanner scanner,
      @Nullable IDocument document) {
    DefaultDamagerRepairer damager = new DefaultDamagerRepairer(scanner);
    if (document != null) {
      damager.setDocument(document);
    }
    reconciler.setDamager(damager, type);
    reconciler.setRepairer(damager, type);
  }

  @Override
  public @Nullable IReconciler getReconciler(@Nullable ISourceViewer viewer) {
    IReconcilingStrategy wanted = problems;
    if (wanted == null) {
      return null;
    }
    MonoReconciler reconciler = new MonoReconciler(wanted, false);
    reconciler.setDelay(DELAY);
    return reconciler;
  }

  /** One line of the ruler may have several problems. */
  @Override
  public IAnnotationHover getAnnotationHover(@Nullable ISourceViewer viewer) {
    return new DefaultAnnotationHover(false);
  }

  @Override
  public ITextHover getTextHover(ISourceViewer viewer, @Nullable String type) {
    return new ProblemHover(viewer);
  }
}
