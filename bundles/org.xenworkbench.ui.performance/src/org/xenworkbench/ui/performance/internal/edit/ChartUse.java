/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.text.MessageFormat;
import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;

/** What can be done with a chart that is there. UI thread. */
public final class ChartUse {

  private final Shell shell;
  private final ChartParts parts;

  /** Asks above that shell. */
  public ChartUse(Shell shell, ChartParts parts) {
    this.shell = shell;
    this.parts = parts;
  }

  /** Has the user change one of theirs. */
  public void edit(ChartDefinition chart) {
    ChartDialog.openEdit(shell, parts, chart);
  }

  /** Adds another one that is the same, which is there a moment later. */
  public ChartDefinition duplicate(ChartDefinition chart) {
    ChartDefinition copy = chart.copy(copyName(chart.name()));
    ChartJobs.save(parts.own(), copy);
    return copy;
  }

  private String copyName(String name) {
    String base = name.length() > 150 ? name.substring(0, 150) : name;
    String copy = NLS.bind(Messages.ChartUse_copy, base);
    for (int number = 2; isTaken(copy); number++) {
      copy = NLS.bind(Messages.ChartUse_furtherCopy, base, number);
    }
    return copy;
  }

  private boolean isTaken(String name) {
    return parts.own().all().stream().anyMatch(entry -> entry.chart().name().equals(name));
  }

  /** Deletes charts of the user's, if the user says so. */
  public void delete(List<ChartDefinition> charts) {
    String text = charts.size() == 1 ? NLS.bind(Messages.ChartUse_deleteOne, charts.get(0).name())
        : MessageFormat.format(Messages.ChartUse_deleteSome, charts.size());
    if (new QuestionDialog(shell, Messages.ChartUse_delete, SafeText.label(text), MessageDialog.QUESTION, 0,
        Messages.ChartUse_deleteButton, IDialogConstants.CANCEL_LABEL).open() == Window.OK) {
      ChartJobs.remove(parts.own(), charts);
    }
  }
}
