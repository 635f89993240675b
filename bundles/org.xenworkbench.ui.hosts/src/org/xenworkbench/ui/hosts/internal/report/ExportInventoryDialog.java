/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks of which hosts, in which form, and into which file. */
final class ExportInventoryDialog extends AskingDialog {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final String FOLDER = "folder";
  private static final String CSV = "csv";
  private static final String NAME = "inventory.html";
  /** So many hosts are named. */
  private static final int NAMES = 5;
  private static final int COLUMNS = 3;

  private final List<Host> all;
  private final List<Host> selected;
  private ReportDraft draft;
  private @Nullable Text file;

  /** @param selected those that are selected, which are offered first */
  ExportInventoryDialog(Shell shell, List<Host> all, List<Host> selected) {
    super(shell, Messages.ExportInventoryDialog_title, Messages.ExportInventoryDialog_export);
    this.all = all;
    this.selected = selected;
    IDialogSettings settings = XenUi.settings(ExportInventoryDialog.class);
    String folder = Objects.requireNonNullElse(settings.get(FOLDER), System.getProperty("user.home"));
    draft = new ReportDraft(selected.isEmpty(), true, Path.of(folder, NAME).toString())
        .as(!settings.getBoolean(CSV));
  }

  /** What is wanted; empty if nothing is. */
  Optional<ReportDraft> ask() {
    return isAccepted() ? Optional.of(draft) : Optional.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, COLUMNS);
    Group hosts = group(panel, Messages.ExportInventoryDialog_hosts);
    radio(hosts, "report.all", MessageFormat.format(Messages.ExportInventoryDialog_all, all.size()), draft.isOfAll(),
        () -> change(new ReportDraft(true, draft.isHtml(), draft.file())));
    radio(hosts, "report.selected", selectedText(), !draft.isOfAll(),
        () -> change(new ReportDraft(false, draft.isHtml(), draft.file()))).setEnabled(!selected.isEmpty());
    Group form = group(panel, Messages.ExportInventoryDialog_form);
    radio(form, "report.html", Messages.ExportInventoryDialog_html, draft.isHtml(), () -> change(draft.as(true)));
    radio(form, "report.csv", Messages.ExportInventoryDialog_csv, !draft.isHtml(), () -> change(draft.as(false)));
    new Label(panel, SWT.NONE).setText(Messages.ExportInventoryDialog_file);
    Text typed = new Text(panel, SWT.BORDER);
    typed.setText(draft.file());
    typed.setData(KEY, "report.file");
    GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT).applyTo(typed);
    typed.addModifyListener(event -> typed(typed.getText()));
    file = typed;
    Button browse = new Button(panel, SWT.PUSH);
    browse.setText(Messages.ExportInventoryDialog_browse);
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));
    AccessibleNames.derive(panel);
    XenUi.setHelp(area, "report");
    return area;
  }

  private String selectedText() {
    return selected.isEmpty() ? Messages.ExportInventoryDialog_noneSelected
        : NLS.bind(Messages.ExportInventoryDialog_selected, SafeText.caption(
            selected.stream().map(Host::name).limit(NAMES).collect(Collectors.joining(", "))
                + (selected.size() > NAMES ? ", \u2026" : "")));
  }

  private static Group group(Composite panel, String title) {
    Group group = new Group(panel, SWT.NONE);
    group.setText(title);
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(group);
    GridLayoutFactory.swtDefaults().applyTo(group);
    return group;
  }

  private static Button radio(Group group, String key, String text, boolean chosen, Runnable choice) {
    Button button = new Button(group, SWT.RADIO);
    button.setText(text);
    button.setSelection(chosen);
    button.setData(KEY, key);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      if (button.getSelection()) {
        choice.run();
      }
    }));
    return button;
  }

  private void change(ReportDraft wanted) {
    draft = wanted;
    Text field = file;
    if (field != null && !field.getText().equals(wanted.file())) {
      field.setText(wanted.file());
    }
    validate();
  }

  private void typed(String text) {
    draft = new ReportDraft(draft.isOfAll(), draft.isHtml(), text.strip());
    validate();
  }

  private void browse() {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setText(Messages.ExportInventoryDialog_title);
    dialog.setFilterExtensions(draft.isHtml() ? "*.html" : "*.csv");
    if (draft.problem().isEmpty()) {
      dialog.setFilterPath(String.valueOf(Path.of(draft.file()).getParent()));
      dialog.setFileName(String.valueOf(Path.of(draft.file()).getFileName()));
    }
    String chosen = dialog.open();
    if (chosen != null) {
      change(new ReportDraft(draft.isOfAll(), draft.isHtml(), chosen));
    }
  }

  private void validate() {
    Optional<String> problem = all.isEmpty() ? Optional.of(Messages.ExportInventoryDialog_noHosts) : draft.problem();
    setErrorMessage(problem.map(SafeText::block).orElse(null));
    setMessage(draft.isReplacing() ? Messages.ExportInventoryDialog_replaces : Messages.ExportInventoryDialog_message,
        draft.isReplacing() ? IMessageProvider.WARNING : IMessageProvider.NONE);
    setAcceptable(problem.isEmpty());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    validate();
  }

  @Override
  protected void okPressed() {
    IDialogSettings settings = XenUi.settings(ExportInventoryDialog.class);
    settings.put(FOLDER, String.valueOf(Path.of(draft.file()).getParent()));
    settings.put(CSV, !draft.isHtml());
    super.okPressed();
  }
}
