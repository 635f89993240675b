/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;

/** Makes a chart, or changes one: its name, how it is drawn, and its lines. UI thread. */
public final class ChartDialog extends AskingDialog {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  private final ChartParts parts;
  private final ChartObjects objects;
  private final ChartDraft initial;
  private final boolean isNew;
  private @Nullable Text name;
  private @Nullable Button stack;
  private @Nullable LinesField lines;

  ChartDialog(Shell shell, ChartParts parts, ChartDraft initial, boolean isNew) {
    super(shell, isNew ? Messages.ChartDialog_new : Messages.ChartDialog_edit,
        isNew ? Messages.ChartDialog_add : Messages.ChartDialog_save);
    this.parts = parts;
    objects = new ChartObjects(parts);
    this.initial = initial;
    this.isNew = isNew;
  }

  /** Opens it for a new chart. @param begun how it begins; empty for one without lines */
  public static void openNew(Shell shell, ChartParts parts, Optional<ChartDefinition> begun) {
    ChartDraft draft = begun.map(ChartDraft::of)
        .orElseGet(() -> new ChartDraft(UUID.randomUUID().toString(), "", Style.LINES, List.of()));
    new ChartDialog(shell, parts, draft, true).open();
  }

  static void openEdit(Shell shell, ChartParts parts, ChartDefinition chart) {
    new ChartDialog(shell, parts, ChartDraft.of(chart), false).open();
  }

  @Override
  protected @Nullable IDialogSettings getDialogBoundsSettings() {
    return PlatformUI.isWorkbenchRunning() ? XenUi.settings(ChartDialog.class) : null;
  }

  /** Where it was is no place beside another parent, of which it would be as far away. */
  @Override
  protected int getDialogBoundsStrategy() {
    return DIALOG_PERSISTSIZE;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(12, 8).applyTo(panel);
    label(panel, Messages.ChartDialog_name);
    Text field = new Text(panel, SWT.BORDER);
    field.setText(initial.name());
    field.setData(WIDGET_KEY, "chart.name");
    field.addModifyListener(event -> changed());
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
    label(panel, Messages.ChartDialog_style);
    stack = styles(panel);
    GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.TOP).applyTo(label(panel, Messages.ChartDialog_lines));
    name = field;
    lines = new LinesField(panel, objects, initial.lines(), this::changed);
    AccessibleNames.derive(panel);
    if (PlatformUI.isWorkbenchRunning()) {
      XenUi.setHelp(area, "performance");
    }
    return area;
  }

  private static Label label(Composite panel, String text) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(text);
    return label;
  }

  private Button styles(Composite panel) {
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 0).applyTo(row);
    radio(row, Messages.ChartDialog_asLines, "chart.asLines", Style.LINES);
    return radio(row, Messages.ChartDialog_asStack, "chart.stack", Style.STACK);
  }

  private Button radio(Composite row, String text, String key, Style style) {
    Button button = new Button(row, SWT.RADIO);
    button.setText(text);
    button.setSelection(initial.style() == style);
    button.setData(WIDGET_KEY, key);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
    return button;
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    changed();
  }

  private Optional<ChartDraft> draft() {
    Text field = name;
    Button stacked = stack;
    LinesField list = lines;
    return field == null || stacked == null || list == null ? Optional.empty()
        : Optional.of(new ChartDraft(initial.id(), field.getText(), stacked.getSelection() ? Style.STACK : Style.LINES,
            list.lines()));
  }

  private void changed() {
    Button ok = getButton(IDialogConstants.OK_ID);
    Optional<ChartDraft> draft = draft();
    LinesField list = lines;
    if (ok != null && list != null && draft.isPresent()) {
      Optional<String> obstacle = isNew ? parts.own().obstacleToMore() : parts.own().obstacle();
      Optional<String> error = obstacle.or(() -> draft.get().error(objects));
      boolean isUntouched = draft.get().equals(initial) && isNew;
      setErrorMessage(isUntouched && obstacle.isEmpty() ? null : error.map(SafeText::block).orElse(null));
      Optional<String> warning = draft.get().warning(objects);
      setMessage(warning.map(SafeText::block).orElse(Messages.ChartDialog_message),
          warning.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
      ok.setEnabled(error.isEmpty());
    }
  }

  @Override
  protected void okPressed() {
    draft().filter(draft -> draft.error(objects).isEmpty())
        .ifPresent(draft -> ChartJobs.save(parts.own(), draft.chart()));
    super.okPressed();
  }
}
