/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.performance.internal.ExportDraft.Format;

/** Asks as what, how and into which file charts are exported. */
final class ExportChartsDialog extends AskingDialog {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final String FOLDER = "folder";
  private static final String FORMAT = "format";
  private static final String AS_ON_SCREEN = "asOnScreen";
  private static final String FACTOR = "factor";
  private static final String NAME = "charts";

  private final Point size;
  /** How many times as large pictures are offered. */
  private final List<Integer> factors;
  private final IDialogSettings settings;
  private final Predicate<Shell> replacing;
  private final Map<Format, Button> formats = new EnumMap<>(Format.class);
  private ExportDraft draft;
  private @Nullable Fields fields;

  private record Fields(Text file, Combo background, Combo size) {
  }

  /** @param size how large the charts are on the screen, in points */
  ExportChartsDialog(Shell shell, Point size) {
    this(shell, size, XenUi.settings(ExportChartsDialog.class), ExportChartsDialog::isReplaced);
  }

  /**
   * Creates it.
   *
   * @param settings where it remembers what was chosen
   * @param replacing asks whether a file that is there is to be replaced
   */
  ExportChartsDialog(Shell shell, Point size, IDialogSettings settings, Predicate<Shell> replacing) {
    super(shell, Messages.ExportChartsDialog_title, Messages.ExportChartsDialog_export);
    this.size = size;
    this.settings = settings;
    this.replacing = replacing;
    factors = ExportDraft.factors(size);
    String folder = Objects.requireNonNullElse(settings.get(FOLDER), System.getProperty("user.home"));
    Format format = Stream.of(Format.values()).filter(each -> each.name().equals(settings.get(FORMAT))).findFirst()
        .orElse(Format.PNG);
    int factor = factors.stream().filter(each -> each.toString().equals(settings.get(FACTOR))).findFirst()
        .orElse(factors.get(Math.min(1, factors.size() - 1)));
    draft = new ExportDraft(format, !settings.getBoolean(AS_ON_SCREEN), factor,
        Path.of(folder, NAME + format.ending()).toString());
  }

  /** What is wanted; empty if nothing is. */
  Optional<ExportDraft> ask() {
    return isAccepted() ? Optional.of(draft) : Optional.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 2);
    addFormats(panel);
    Combo background = combo(panel, "export.background", Messages.ExportChartsDialog_background,
        List.of(Messages.ExportChartsDialog_white, Messages.ExportChartsDialog_asOnScreen), draft.isOnWhite() ? 0 : 1);
    background.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> change(draft.onWhite(background.getSelectionIndex() == 0))));
    Combo pixels = combo(panel, "export.size", Messages.ExportChartsDialog_size, factors.stream()
        .map(factor -> NLS.bind(Messages.ExportChartsDialog_pixels, size.x * factor, size.y * factor)).toList(),
        factors.indexOf(draft.factor()));
    pixels.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> change(draft.times(factors.get(pixels.getSelectionIndex())))));
    Text file = addFile(panel);
    fields = new Fields(file, background, pixels);
    AccessibleNames.derive(panel);
    if (PlatformUI.isWorkbenchRunning()) {
      XenUi.setHelp(area, "performance");
    }
    return area;
  }

  private static boolean isReplaced(Shell shell) {
    return new QuestionDialog(shell, Messages.ExportChartsDialog_title, Messages.ExportChartsDialog_replaceAsk,
        MessageDialog.WARNING, 1, Messages.ExportChartsDialog_replace, IDialogConstants.CANCEL_LABEL)
        .open() == Window.OK;
  }

  private void addFormats(Composite panel) {
    label(panel, Messages.ExportChartsDialog_format);
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(14, 0).applyTo(row);
    Map<Format, String> texts = Map.of(Format.PNG, Messages.ExportChartsDialog_png, Format.SVG,
        Messages.ExportChartsDialog_svg, Format.CSV, Messages.ExportChartsDialog_csv);
    for (Format format : Format.values()) {
      Button button = new Button(row, SWT.RADIO);
      button.setText(texts.getOrDefault(format, ""));
      button.setSelection(format == draft.format());
      button.setData(KEY, "export" + format.ending());
      button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
        if (button.getSelection() && draft.format() != format) {
          change(draft.as(format));
        }
      }));
      formats.put(format, button);
    }
  }

  private static void label(Composite panel, String text) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(text);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
  }

  private static Combo combo(Composite panel, String key, String label, List<String> items, int chosen) {
    label(panel, label);
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    combo.setItems(items.toArray(String[]::new));
    combo.select(chosen);
    combo.setData(KEY, key);
    return combo;
  }

  private Text addFile(Composite panel) {
    label(panel, Messages.ExportChartsDialog_file);
    Composite row = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
    Text file = new Text(row, SWT.BORDER);
    file.setText(draft.file());
    file.setData(KEY, "export.file");
    AccessibleNames.set(file, Messages.ExportChartsDialog_file.replaceAll("[&:]", ""));
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
        .hint(convertWidthInCharsToPixels(60), SWT.DEFAULT).applyTo(file);
    file.addModifyListener(event -> change(draft.into(file.getText().strip())));
    Button browse = new Button(row, SWT.PUSH);
    browse.setText(Messages.ExportChartsDialog_browse);
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(file)));
    return file;
  }

  private void browse(Text file) {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setText(Messages.ExportChartsDialog_title);
    dialog.setFilterExtensions('*' + draft.format().ending());
    if (draft.problem().isEmpty()) {
      dialog.setFilterPath(String.valueOf(Path.of(draft.file()).getParent()));
      dialog.setFileName(String.valueOf(Path.of(draft.file()).getFileName()));
    }
    String chosen = dialog.open();
    if (chosen != null) {
      file.setText(Format.of(chosen).isPresent() ? chosen : chosen + draft.format().ending()); // to be seen
    }
  }

  private void change(ExportDraft wanted) {
    draft = wanted;
    Fields made = fields;
    if (made != null && !made.file.getText().strip().equals(wanted.file())) {
      made.file.setText(wanted.file());
    }
    validate();
  }

  private void validate() {
    Fields made = fields;
    if (made == null) {
      return;
    }
    formats.forEach((format, button) -> button.setSelection(format == draft.format()));
    made.background.setEnabled(draft.format() != Format.CSV);
    made.size.setEnabled(draft.format() == Format.PNG);
    Optional<String> problem = draft.problem();
    setErrorMessage(problem.map(SafeText::block).orElse(null));
    setMessage(draft.isReplacing() ? Messages.ExportChartsDialog_replaces : Messages.ExportChartsDialog_message,
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
    if (draft.isReplacing() && !replacing.test(getShell())) {
      return;
    }
    settings.put(FOLDER, String.valueOf(Path.of(draft.file()).getParent()));
    settings.put(FORMAT, draft.format().name());
    settings.put(AS_ON_SCREEN, !draft.isOnWhite());
    settings.put(FACTOR, draft.factor());
    super.okPressed();
  }
}
