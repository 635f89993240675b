/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;

/** Asks of what, of when and to which file a recording is saved. UI thread. */
final class SaveRecordingDialog extends AskingDialog {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final String FOLDER = "folder";
  private static final int ROWS = 8;

  private final Inventory inventory;
  private final MetricHistory history;
  private final RecordingDraft draft;
  private @Nullable Fields fields;
  private Optional<RecordingRequest> request = Optional.empty();

  private record Fields(Text title, CheckboxTableViewer objects, MomentField from, MomentField to, Text file) {
  }

  SaveRecordingDialog(Shell shell, Inventory inventory, MetricHistory history, RecordingDraft draft) {
    super(shell, Messages.SaveRecordingDialog_title, Messages.SaveRecordingDialog_save);
    this.inventory = inventory;
    this.history = history;
    this.draft = draft;
  }

  /** What is to be saved; empty if the user would rather not. */
  Optional<RecordingRequest> ask() {
    return isAccepted() ? request : Optional.empty();
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    setMessage(Messages.SaveRecordingDialog_message);
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(panel);
    label(panel, Messages.SaveRecordingDialog_name);
    Text title = text(panel, "recording.save.title", draft.title());
    GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
    CheckboxTableViewer objects = objects(panel);
    MomentField from = moment(panel, Messages.SaveRecordingDialog_from, "recording.save.from", draft.from());
    MomentField to = moment(panel, Messages.SaveRecordingDialog_to, "recording.save.to", draft.to());
    label(panel, Messages.SaveRecordingDialog_file);
    Text file = file(panel);
    Fields made = new Fields(title, objects, from, to, file);
    fields = made;
    AccessibleNames.derive(panel);
    objects.addCheckStateListener(event -> check(made));
    file.addModifyListener(event -> check(made));
    XenUi.setHelp(area, "recording");
    lookForBeginning(from);
    return area;
  }

  /** What is not there cannot be recorded; whoever has typed meanwhile is not disturbed. */
  private void lookForBeginning(MomentField from) {
    List<ObjectId> hosts = inventory.hosts().stream().<ObjectId>map(Host::id).toList();
    Display display = getShell().getDisplay();
    Job job = Job.create(Messages.SaveRecordingDialog_title, (ICoreRunnable) monitor -> draft.begins(history, hosts)
        .ifPresent(first -> Displays.later(display, () -> {
          if (!from.isDisposed() && from.value().filter(draft.from()::equals).isPresent()) {
            from.set(first);
          }
        })));
    job.setSystem(true);
    job.schedule();
  }

  private static void label(Composite panel, String text) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(text);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
  }

  private static Text text(Composite panel, String key, String value) {
    Text text = new Text(panel, SWT.BORDER);
    text.setText(SafeText.cell(value));
    text.setData(KEY, key);
    return text;
  }

  private MomentField moment(Composite panel, String label, String key, Instant value) {
    label(panel, label);
    return new MomentField(panel, label, key, value, () -> {
      Fields made = fields;
      if (made != null) {
        check(made);
      }
    });
  }

  private CheckboxTableViewer objects(Composite panel) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(Messages.SaveRecordingDialog_objects);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
    CheckboxTableViewer table = CheckboxTableViewer.newCheckList(panel, SWT.BORDER | SWT.V_SCROLL);
    table.getTable().setData(KEY, "recording.save.objects");
    GridDataFactory.fillDefaults().grab(true, true)
        .hint(SWT.DEFAULT, ROWS * table.getTable().getItemHeight()).applyTo(table.getTable());
    table.setContentProvider(ArrayContentProvider.getInstance());
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), table.getTable());
    table.setLabelProvider(new LabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element instanceof ModelObject object ? label(object) : "";
      }

      @Override
      public @Nullable Image getImage(@Nullable Object element) {
        return element instanceof Host host ? images.get(XenIcon.of(host).descriptor())
            : element instanceof VirtualMachine vm ? images.get(XenIcon.of(vm).descriptor()) : null;
      }
    });
    List<ModelObject> all = Stream.concat(inventory.hosts().stream(),
        inventory.virtualMachines().stream().filter(vm -> !vm.isControlDomain())).map(ModelObject.class::cast).toList();
    table.setInput(all);
    boolean chooseHosts = all.stream().noneMatch(object -> draft.objects().contains(object.id()));
    table.setCheckedElements(all.stream().filter(object -> chooseHosts
        ? object instanceof Host host && host.kind() == Host.Kind.HYPERVISOR : draft.objects().contains(object.id()))
        .toArray());
    showBrought(table, all);
    table.addCheckStateListener(event -> showBrought(table, all));
    return table;
  }

  /** A host brings its VMs: they are ticked with it, in grey, since they cannot be left out. */
  private static void showBrought(CheckboxTableViewer table, List<ModelObject> all) {
    Set<ObjectId> hosts = Stream.of(table.getCheckedElements()).filter(Host.class::isInstance)
        .map(host -> ((Host) host).id()).collect(Collectors.toSet());
    all.forEach(object -> {
      if (object instanceof VirtualMachine vm) {
        boolean isBrought = hosts.contains(vm.host());
        if (isBrought || table.getGrayed(vm)) {
          table.setGrayed(vm, isBrought);
          table.setChecked(vm, isBrought);
        }
      }
    });
  }

  private static String label(ModelObject object) {
    return SafeText.cell(object instanceof Host
        ? NLS.bind(Messages.SaveRecordingDialog_host, object.name()) : object.name());
  }

  private Text file(Composite panel) {
    Composite row = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
    String known = XenUi.settings(SaveRecordingDialog.class).get(FOLDER);
    Path folder = Path.of(known == null ? System.getProperty("user.home") : known);
    Text file = text(row, "recording.save.file",
        folder.resolve(RecordingFile.name(draft.title(), draft.from())).toString());
    AccessibleNames.set(file, Messages.SaveRecordingDialog_file.replace(":", ""));
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(file);
    Button browse = new Button(row, SWT.PUSH);
    browse.setText(Messages.SaveRecordingDialog_browse);
    browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(file)));
    return file;
  }

  private void browse(Text file) {
    FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
    dialog.setText(Messages.SaveRecordingDialog_title);
    dialog.setFilterExtensions("*." + Recordings.FILE_EXTENSION);
    dialog.setFilterNames(Messages.RecordingFiles_recordings);
    Path known = Path.of(file.getText()).toAbsolutePath();
    dialog.setFilterPath(String.valueOf(known.getParent()));
    dialog.setFileName(String.valueOf(known.getFileName()));
    dialog.setOverwrite(false); // asked when it is saved, as of a name that was typed
    String chosen = dialog.open();
    if (chosen != null) {
      file.setText(chosen);
    }
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    super.createButtonsForButtonBar(parent);
    Fields made = fields;
    if (made != null) {
      check(made);
    }
  }

  private void check(Fields made) {
    Optional<String> wrong = obstacle(made);
    setErrorMessage(wrong.orElse(null));
    getButton(IDialogConstants.OK_ID).setEnabled(wrong.isEmpty());
  }

  private static Optional<String> obstacle(Fields made) {
    if (made.objects().getCheckedElements().length == 0) {
      return Optional.of(Messages.SaveRecordingDialog_noObjects);
    }
    Optional<String> time = timeObstacle(made.from().value(), made.to().value());
    if (time.isPresent()) {
      return time;
    }
    try {
      return RecordingFile.obstacle(made.file().getText());
    } catch (InvalidPathException e) {
      return Optional.of(Messages.SaveRecordingDialog_noFile);
    }
  }

  private static Optional<String> timeObstacle(Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.of(Messages.SaveRecordingDialog_badTime);
    }
    return from.get().isBefore(to.get()) ? Optional.empty() : Optional.of(Messages.SaveRecordingDialog_noTime);
  }

  @Override
  protected void okPressed() {
    Fields made = fields;
    if (made == null || obstacle(made).isPresent()) {
      return;
    }
    Path file = RecordingFile.of(made.file().getText());
    if (!RecordingFile.isConfirmed(getShell(), file)) {
      return;
    }
    List<ObjectId> objects = Stream.of(made.objects().getCheckedElements())
        .filter(object -> !made.objects().getGrayed(object)).map(ModelObject.class::cast)
        .<ObjectId>map(ModelObject::id).toList();
    request = Optional.of(new RecordingRequest(made.title().getText().strip(), objects,
        made.from().value().orElseThrow(), made.to().value().orElseThrow(), file));
    XenUi.settings(SaveRecordingDialog.class).put(FOLDER, String.valueOf(file.getParent()));
    super.okPressed();
  }
}
