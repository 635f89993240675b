/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.definition.internal.Messages;

/** Two definitions beside each other; neither can be changed there. */
final class DefinitionComparison extends CompareEditorInput {

  private static final int LOOK_MILLIS = 100;

  private final DefinitionSource left;
  private final DefinitionSource right;

  DefinitionComparison(DefinitionSource left, DefinitionSource right) {
    super(new CompareConfiguration());
    this.left = left;
    this.right = right;
    CompareConfiguration configuration = getCompareConfiguration();
    configuration.setLeftLabel(SafeText.caption(left.label()));
    configuration.setRightLabel(SafeText.caption(right.label()));
    configuration.setLeftEditable(false);
    configuration.setRightEditable(false);
    setTitle(Messages.Compare_title);
  }

  @Override
  public boolean canRunAsJob() {
    return true;
  }

  /** Null where they are the same, which the workbench then says. */
  @Override
  protected @Nullable Object prepareInput(IProgressMonitor monitor)
      throws InvocationTargetException, InterruptedException {
    CompletableFuture<String> first = left.text().get();
    CompletableFuture<String> second = right.text().get();
    Side one = new Side(left.label(), await(first, monitor));
    Side other = new Side(right.label(), await(second, monitor));
    return new Differencer().findDifferences(false, monitor, null, null, one, other);
  }

  private String await(CompletableFuture<String> text, IProgressMonitor monitor)
      throws InvocationTargetException, InterruptedException {
    while (true) {
      if (monitor.isCanceled()) {
        text.cancel(false);
        throw new InterruptedException();
      }
      try {
        return text.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // The host has not answered yet.
      } catch (ExecutionException e) {
        String why = NLS.bind(Messages.Compare_unread, Failures.text(e.getCause()));
        setMessage(SafeText.label(why));
        throw new InvocationTargetException(e.getCause(), why);
      }
    }
  }

  /** One of the two. */
  private record Side(String label, String text) implements ITypedElement, IEncodedStreamContentAccessor {

    @Override
    public String getName() {
      return SafeText.cell(label);
    }

    @Override
    public @Nullable Image getImage() {
      return null;
    }

    @Override
    public String getType() {
      return TEXT_TYPE;
    }

    @Override
    public InputStream getContents() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getCharset() {
      return StandardCharsets.UTF_8.name();
    }
  }
}
