/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.AbstractStatusAreaProvider;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.xenworkbench.core.text.SafeText;

/**
 * The details of the problem dialog: what a status says, its causes, and those below it; traces are in the log. The
 * dialog shows a status in a label, for which its {@code &} is doubled; here is no label.
 */
final class ProblemDetails extends AbstractStatusAreaProvider {

  private static final int LINES = 10;
  /** More are of no use, and causes may form a circle. */
  private static final int CAUSES = 20;
  private static final String OURS = "org.xenworkbench";

  @Override
  public Control createSupportArea(Composite parent, StatusAdapter problem) {
    Text text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    StringBuilder details = new StringBuilder();
    describe(problem.getStatus(), "", details);
    text.setText(details.toString());
    GridDataFactory.fillDefaults().grab(true, true)
        .hint(SWT.DEFAULT, new PixelConverter(text).convertHeightInCharsToPixels(LINES)).applyTo(text);
    return text;
  }

  private static void describe(IStatus status, String indent, StringBuilder details) {
    details.append(indent).append(message(status)).append('\n');
    Stream.iterate(status.getException(), Objects::nonNull, Throwable::getCause).limit(CAUSES)
        .forEach(cause -> details.append(indent).append("  ").append(SafeText.block(cause.toString())).append('\n'));
    for (IStatus child : status.getChildren()) {
      describe(child, indent + "  ", details);
    }
  }

  /** Of others it is not known what they mean by two. */
  private static String message(IStatus status) {
    return SafeText.block(status.getPlugin().startsWith(OURS) ? SafeText.withoutMnemonics(status.getMessage())
        : status.getMessage());
  }
}
