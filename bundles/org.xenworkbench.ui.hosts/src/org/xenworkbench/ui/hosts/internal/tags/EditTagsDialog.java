/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import java.text.MessageFormat;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;

/**
 * Shows which tags some hosts and VMs have, with those of all others to choose from, and takes new ones. What only some
 * of them have is marked half, and stays so unless the user says otherwise. UI thread.
 */
public final class EditTagsDialog extends AskingDialog {

  private static final int HEIGHT = 180;
  private static final int WIDTH = 360;

  private final Tags tags;
  private final List<? extends ModelObject> objects;
  /** Of each tag, how many have it at first. */
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Set<String> chosen = new HashSet<>();
  private final Set<String> left = new HashSet<>();
  private List<String> typed = List.of();

  /** @param objects whose tags they are, of which there is at least one */
  public EditTagsDialog(Shell shell, Tags tags, List<? extends ModelObject> objects) {
    super(shell, TagWords.EditTags_title, TagWords.EditTags_title);
    this.tags = tags;
    this.objects = objects;
    for (String tag : tags.all()) {
      long count = objects.stream().filter(object -> tags.has(object.id(), tag)).count();
      counts.put(tag, count);
      if (count == objects.size()) {
        chosen.add(tag);
      } else if (count > 0) {
        left.add(tag);
      }
    }
  }

  /** The tags that all are to have and some have not. */
  public Set<String> added() {
    Set<String> added = new HashSet<>(chosen);
    added.addAll(typed);
    added.removeIf(tag -> counts.getOrDefault(tag, 0L) == objects.size());
    return added;
  }

  /** The tags that none is to have and some have. */
  public Set<String> removed() {
    Set<String> removed = new HashSet<>(counts.keySet());
    removed.removeIf(tag -> counts.get(tag) == 0 || chosen.contains(tag) || left.contains(tag)
        || typed.stream().anyMatch(word -> NameOrder.isSame(word, tag)));
    return removed;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    if (!counts.isEmpty()) {
      new Label(panel, SWT.NONE).setText(TagWords.EditTags_there);
      Table table = new Table(panel, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
      table.setData("org.eclipse.swtbot.widget.key", "tags");
      GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(table);
      counts.keySet().forEach(tag -> row(table, tag));
      table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
        if (event.detail == SWT.CHECK && event.item instanceof TableItem item) {
          item.setGrayed(false);
          take(item);
        }
      }));
    }
    new Label(panel, SWT.NONE).setText(TagWords.EditTags_new);
    Text field = new Text(panel, SWT.BORDER);
    field.setMessage(TagWords.EditTags_hint);
    field.setData("org.eclipse.swtbot.widget.key", "newTags");
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(field);
    field.addModifyListener(event -> {
      typed = Tags.words(field.getText());
      validate();
    });
    field.setFocus();
    AccessibleNames.derive(panel);
    setMessage(SafeText.block(objects.size() == 1 ? NLS.bind(TagWords.EditTags_one, objects.get(0).name())
        : MessageFormat.format(TagWords.EditTags_several, objects.size())));
    return area;
  }

  private void row(Table table, String tag) {
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(SafeText.cell(tag));
    item.setData(tag);
    item.setChecked(chosen.contains(tag) || left.contains(tag));
    item.setGrayed(left.contains(tag));
  }

  private void take(TableItem item) {
    String tag = String.valueOf(item.getData());
    left.remove(tag);
    if (item.getChecked()) {
      chosen.add(tag);
    } else {
      chosen.remove(tag);
    }
    validate();
  }

  private void validate() {
    Optional<String> wrong = typed.stream().flatMap(tag -> tags.obstacle(tag).stream()).findFirst();
    setErrorMessage(wrong.map(SafeText::block).orElse(null));
    setAcceptable(wrong.isEmpty());
  }
}
