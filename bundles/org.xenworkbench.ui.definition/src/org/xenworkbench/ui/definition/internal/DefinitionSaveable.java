/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.window.IShellProvider;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.Saveable;
import org.eclipse.ui.progress.IJobRunnable;

/**
 * What is saved of an editor: in the background, since the host may take its time. Where the user closes the editor and
 * the workbench waits for it, the window goes on to be painted, and can be cancelled.
 */
final class DefinitionSaveable extends Saveable {

  private static final int LOOK_MILLIS = 100;

  private final DefinitionEditor editor;
  private boolean isDisabled;

  DefinitionSaveable(DefinitionEditor editor) {
    this.editor = editor;
  }

  @Override
  public String getName() {
    return editor.getEditorInput().getName();
  }

  @Override
  public String getToolTipText() {
    return editor.getEditorInput().getToolTipText();
  }

  @Override
  public @Nullable ImageDescriptor getImageDescriptor() {
    return editor.getEditorInput().getImageDescriptor();
  }

  @Override
  public boolean isDirty() {
    return editor.isDirty();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    await(editor.give(), monitor);
  }

  /** The editor tells how it ended; a monitor that is cancelled keeps the workbench from closing it. */
  @Override
  public @Nullable IJobRunnable doSave(IProgressMonitor monitor, @Nullable IShellProvider shell) {
    CompletableFuture<Boolean> saved = editor.give();
    return progress -> {
      await(saved, progress);
      return Status.OK_STATUS;
    };
  }

  /** An editor that stays open can be typed in meanwhile: disabled, its text would lose the focus for good. */
  @Override
  public void disableUI(IWorkbenchPart[] parts, boolean closing) {
    isDisabled = closing;
    if (closing) {
      super.disableUI(parts, true);
    }
  }

  @Override
  public void enableUI(IWorkbenchPart[] parts) {
    if (isDisabled) {
      isDisabled = false;
      super.enableUI(parts);
    }
  }

  private static void await(CompletableFuture<Boolean> saved, IProgressMonitor monitor) {
    Display display = Display.getCurrent();
    while (!saved.isDone() && !monitor.isCanceled()) {
      if (display == null) {
        look(saved, monitor);
      } else if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    if (!saved.getNow(false)) {
      monitor.setCanceled(true);
    }
  }

  private static void look(CompletableFuture<Boolean> saved, IProgressMonitor monitor) {
    try {
      saved.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The host has not answered yet.
    } catch (InterruptedException | ExecutionException e) {
      monitor.setCanceled(true);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefinitionSaveable saveable && saveable.editor == editor;
  }

  @Override
  public int hashCode() {
    return editor.hashCode();
  }
}
