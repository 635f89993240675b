/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.texteditor.AbstractDocumentProvider;

/** The document of one editor, and what the host had when its text was read. UI thread. */
final class DefinitionProvider extends AbstractDocumentProvider {

  private @Nullable String base;

  /** What the host has, as far as the editor knows: what the text was made from. */
  String base(DefinitionInput input) {
    String known = base;
    return known == null ? input.text() : known;
  }

  /** The host has this now, and the editor shows it. What it shows already is no change that could be undone. */
  void take(DefinitionInput input, String text) throws CoreException {
    base = text;
    if (settle(input)) {
      return;
    }
    resetDocument(input);
  }

  /** The host has this now, and the editor keeps its own text, as one made from it. */
  void rebase(String text) {
    base = text;
  }

  @Override
  protected IDocument createDocument(Object element) {
    IDocument document = new Document(base((DefinitionInput) element));
    XmlPartitions.connect(document);
    document.addDocumentListener(new IDocumentListener() {
      @Override
      public void documentAboutToBeChanged(@Nullable DocumentEvent event) {
        // It may be what is saved until then.
      }

      @Override
      public void documentChanged(@Nullable DocumentEvent event) {
        settle(element);
      }
    });
    return document;
  }

  /** A text that is what the host has again, as after an undo, has nothing to be saved. */
  private boolean settle(Object element) {
    ElementInfo info = getElementInfo(element);
    String saved = base((DefinitionInput) element);
    boolean settles = info != null && info.fCanBeSaved && info.fDocument.getLength() == saved.length()
        && info.fDocument.get().equals(saved);
    if (settles) {
      info.fCanBeSaved = false;
      addUnchangedElementListeners(element, info);
      fireElementDirtyStateChanged(element, false);
    }
    return settles;
  }

  @Override
  protected IAnnotationModel createAnnotationModel(Object element) {
    return new AnnotationModel();
  }

  @Override
  public boolean isModifiable(Object element) {
    return true;
  }

  @Override
  public boolean isReadOnly(Object element) {
    return false;
  }

  /** The host is given the text by {@link DefinitionSaveable}, which waits for it. */
  @Override
  protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite)
      throws CoreException {
    throw new CoreException(Status.error(Messages.Definition_unsaved));
  }

  @Override
  protected @Nullable IRunnableContext getOperationRunner(IProgressMonitor monitor) {
    return null;
  }
}
