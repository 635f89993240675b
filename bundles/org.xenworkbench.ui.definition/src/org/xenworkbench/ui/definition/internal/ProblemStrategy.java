/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.DirtyRegion;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.IReconcilingStrategyExtension;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.xenworkbench.ui.definition.internal.check.DefinitionCheck;
import org.xenworkbench.ui.definition.internal.check.Problem;

/** Marks in a text what is wrong with it, when there was a pause in typing. On the reconciler's thread. */
final class ProblemStrategy implements IReconcilingStrategy, IReconcilingStrategyExtension {

  private static final String ERROR = "org.eclipse.ui.workbench.texteditor.error";
  private static final String WARNING = "org.eclipse.ui.workbench.texteditor.warning";

  private final DefinitionCheck check;
  private final Supplier<@Nullable IAnnotationModel> model;
  private @Nullable IDocument document;
  private List<Annotation> shown = List.of();

  ProblemStrategy(DefinitionCheck check, Supplier<@Nullable IAnnotationModel> model) {
    this.check = check;
    this.model = model;
  }

  /** The mark for a problem. */
  static Annotation annotation(Problem problem) {
    return new Annotation(problem.error() ? ERROR : WARNING, false, problem.text());
  }

  @Override
  public void setDocument(IDocument document) {
    this.document = document;
  }

  @Override
  public void setProgressMonitor(@Nullable IProgressMonitor monitor) {
    // It takes a moment.
  }

  @Override
  public void initialReconcile() {
    reconcile();
  }

  @Override
  public void reconcile(DirtyRegion dirty, IRegion region) {
    reconcile();
  }

  @Override
  public void reconcile(IRegion region) {
    reconcile();
  }

  private void reconcile() {
    IDocument text = document;
    if (text != null && model.get() instanceof IAnnotationModelExtension marks) {
      Map<Annotation, Position> found = new HashMap<>();
      check.of(text.get()).forEach(
          problem -> found.put(annotation(problem), new Position(problem.offset(), problem.length())));
      marks.replaceAnnotations(shown.toArray(Annotation[]::new), found);
      shown = List.copyOf(found.keySet());
    }
  }
}
