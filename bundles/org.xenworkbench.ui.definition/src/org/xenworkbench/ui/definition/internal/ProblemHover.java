/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;

/** Says what is wrong where the pointer is. */
final class ProblemHover implements ITextHover {

  private final ISourceViewer viewer;

  ProblemHover(ISourceViewer viewer) {
    this.viewer = viewer;
  }

  @Override
  public @Nullable String getHoverInfo(ITextViewer text, IRegion region) {
    IAnnotationModel model = viewer.getAnnotationModel();
    if (model == null) {
      return null;
    }
    Set<String> said = new LinkedHashSet<>();
    for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
      Annotation one = all.next();
      Position place = model.getPosition(one);
      if (one.getText() != null && place != null && place.overlapsWith(region.getOffset(), region.getLength())) {
        said.add(one.getText());
      }
    }
    return said.isEmpty() ? null : String.join("\n", said);
  }

  @Override
  public IRegion getHoverRegion(ITextViewer text, int offset) {
    return new Region(offset, 1);
  }
}
