/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.ListChooser;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.alerts.internal.ObjectNames;

/** What a rule is about: all of something, or one of many, which a list with a filter offers. UI thread. */
final class ScopeField {

  private final RuleObjects objects;
  private final ObjectNames names;
  private final Runnable changed;
  private final Composite panel;
  private final Combo kind;
  private final Text within;
  private final Button choose;
  private Optional<ObjectId> chosen = Optional.empty();

  ScopeField(Composite parent, RuleObjects objects, ObjectNames names, Runnable changed) {
    this.objects = objects;
    this.names = names;
    this.changed = changed;
    panel = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(panel);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 0).applyTo(panel);
    kind = new Combo(panel, SWT.READ_ONLY);
    kind.setItems(Stream.of(ScopeKind.values()).map(ScopeKind::label).toArray(String[]::new));
    kind.setVisibleItemCount(ScopeKind.values().length);
    kind.setData("org.eclipse.swtbot.widget.key", "alerts.scope");
    AccessibleNames.set(kind, Messages.RuleForm_scope);
    within = new Text(panel, SWT.BORDER | SWT.READ_ONLY);
    within.setMessage(Messages.ScopeField_none);
    within.setData("org.eclipse.swtbot.widget.key", "alerts.within");
    AccessibleNames.set(within, Messages.ScopeField_within);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(90, SWT.DEFAULT).applyTo(within);
    choose = new Button(panel, SWT.PUSH);
    choose.setText(Messages.ScopeField_choose);
    choose.setData("org.eclipse.swtbot.widget.key", "alerts.choose");
    kind.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> kindChanged()));
    choose.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> ask()));
  }

  /** What is decorated while nothing is chosen. */
  Text within() {
    return within;
  }

  ScopeKind kind() {
    return ScopeKind.values()[Math.max(0, kind.getSelectionIndex())];
  }

  Optional<ObjectId> chosen() {
    return chosen;
  }

  void show(ScopeKind wanted, Optional<ObjectId> object) {
    kind.select(wanted.ordinal());
    chosen = object;
    showChosen();
  }

  private void kindChanged() {
    chosen = chosen.filter(object -> kind().fits(Optional.of(object)));
    showChosen();
    changed.run();
  }

  private void showChosen() {
    boolean needed = kind().type().isPresent();
    within.setText(chosen.map(names::name).map(SafeText::cell).orElse(""));
    within.setEnabled(needed);
    choose.setEnabled(needed);
  }

  private void ask() {
    List<? extends ModelObject> offered = objects.offered(kind());
    Map<ObjectId, String> named = names.names(offered);
    ListChooser dialog = new ListChooser(panel.getShell(), element -> element instanceof ModelObject object
        ? named.getOrDefault(object.id(), object.name()) : "");
    dialog.setTitle(kind().label());
    dialog.setMessage(Messages.ScopeField_ask);
    dialog.setElements(offered.toArray());
    dialog.setHelpAvailable(false);
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof ModelObject object) {
      chosen = Optional.of(object.id());
      showChosen();
      changed.run();
    }
  }
}
