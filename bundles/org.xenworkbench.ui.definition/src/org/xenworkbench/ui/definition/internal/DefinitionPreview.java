/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.editors.text.EditorsUI;
import org.xenworkbench.ui.AccessibleNames;

/** Shows a definition as the editor does, to be read and copied, not changed. UI thread. */
public final class DefinitionPreview {

  private final SourceViewer viewer;

  /** Creates it below that parent; name is what screen readers call it. */
  public DefinitionPreview(Composite parent, String name) {
    viewer = new SourceViewer(parent, null, SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
    StyledText text = viewer.getTextWidget();
    text.setFont(JFaceResources.getTextFont());
    viewer.setEditable(false);
    viewer.configure(new XmlConfiguration(EditorsUI.getPreferenceStore(), null));
    text.setData("org.eclipse.swtbot.widget.key", "newvm.definition");
    AccessibleNames.set(text, name);
  }

  /** The control, to be laid out. */
  public StyledText control() {
    return viewer.getTextWidget();
  }

  /** Shows that text, but for the rest of lines that are longer than can be shown. */
  public void show(String whole) {
    String xml = LongLines.cut(whole);
    if (viewer.getDocument() == null || !viewer.getDocument().get().equals(xml)) {
      Document document = new Document(xml);
      XmlPartitions.connect(document);
      viewer.setDocument(document);
    }
  }
}
