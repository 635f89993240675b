/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.alerts.internal.Messages;

/** What is done when an alert is raised: a list, to which each of the actions can be added, several times too. */
final class ActionsField {

  private static final int ROWS = 3;

  private final RuleParts parts;
  private final List<AlertAction> known;
  private final Supplier<AlertRule> rule;
  private final Runnable changed;
  private final org.eclipse.swt.widgets.List list;
  private final Button edit;
  private final Button remove;
  private final List<AlertActionUse> uses = new ArrayList<>();
  private final ActionSecrets secrets;

  /** @param rule the rule as far as it is typed */
  ActionsField(Grid grid, RuleParts parts, Supplier<AlertRule> rule, Runnable changed) {
    this.parts = parts;
    this.rule = rule;
    this.changed = changed;
    secrets = new ActionSecrets(parts.credentials());
    known = parts.alerts().actions();
    GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.TOP).applyTo(grid.label(Messages.ActionsField_label));
    Composite panel = new Composite(grid.panel(), SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(panel);
    list = new org.eclipse.swt.widgets.List(panel, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL);
    list.setData("org.eclipse.swtbot.widget.key", "alerts.actions");
    AccessibleNames.set(list, Messages.ActionsField_label.replace(":", ""));
    GridDataFactory.fillDefaults().grab(true, true).hint(120, ROWS * list.getItemHeight()).applyTo(list);
    Composite buttons = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
    Button add = button(buttons, Messages.ActionsField_add, "alerts.addAction");
    add.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> offer(add)));
    add.setEnabled(!known.isEmpty());
    edit = button(buttons, Messages.ActionsField_edit, "alerts.editAction");
    edit.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> edit()));
    remove = button(buttons, Messages.ActionsField_remove, "alerts.removeAction");
    remove.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> remove()));
    list.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    list.addListener(SWT.MouseDoubleClick, event -> edit());
    enable();
  }

  private static Button button(Composite parent, String text, String key) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    return button;
  }

  List<AlertActionUse> uses() {
    return List.copyOf(uses);
  }

  /** Those of actions that are still in the list. */
  List<TypedSecret> secrets() {
    return secrets.typed();
  }

  void show(List<AlertActionUse> given) {
    uses.clear();
    uses.addAll(given);
    fill(-1);
  }

  private void fill(int selected) {
    list.setItems(uses.stream().map(this::text).map(SafeText::cell).toArray(String[]::new));
    list.select(selected);
    enable();
  }

  /** What is done, and the first thing that it needs to be told, which mostly says where or to whom. */
  private String text(AlertActionUse use) {
    Optional<AlertAction> action = action(use);
    String label = action.map(AlertAction::label).orElse(NLS.bind(Messages.ActionsField_unknown, use.action()));
    Optional<String> first = action.stream().flatMap(known -> known.settings().stream())
        .filter(AlertActionSetting::required).map(setting -> use.setting(setting.key()))
        .filter(value -> !value.isBlank()).findFirst();
    return first.map(value -> NLS.bind(Messages.ActionsField_use, label, value)).orElse(label);
  }

  private Optional<AlertAction> action(AlertActionUse use) {
    return known.stream().filter(action -> action.id().equals(use.action())).findFirst();
  }

  private Optional<AlertActionUse> selected() {
    return Stream.of(list.getSelectionIndex()).filter(index -> index >= 0).map(uses::get).findFirst();
  }

  private void enable() {
    remove.setEnabled(selected().isPresent());
    edit.setEnabled(selected().flatMap(this::action).isPresent()); // also without settings: it can be tried there
  }

  private void offer(Button add) {
    Menu menu = new Menu(add);
    for (AlertAction action : known) {
      MenuItem item = new MenuItem(menu, SWT.PUSH);
      item.setText(SafeText.label(action.settings().isEmpty() ? action.label()
          : NLS.bind(Messages.ActionsField_more, action.label())));
      item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> add(action)));
    }
    Point corner = add.toDisplay(0, add.getSize().y);
    menu.setLocation(corner);
    menu.addListener(SWT.Hide, event -> add.getDisplay().asyncExec(menu::dispose)); // its item is told after that
    menu.setVisible(true);
  }

  private void add(AlertAction action) {
    AlertActionUse use = AlertActionUse.of(action.id(), Map.of());
    Optional<AlertActionUse> wanted = action.settings().isEmpty() ? Optional.of(use) : ask(action, use, true);
    wanted.ifPresent(told -> {
      uses.add(told);
      fill(uses.size() - 1);
      changed.run();
    });
  }

  private Optional<AlertActionUse> ask(AlertAction action, AlertActionUse use, boolean isNew) {
    ActionDialog dialog = new ActionDialog(list.getShell(), parts, rule.get(), action, use, secrets, isNew);
    Optional<AlertActionUse> told = dialog.ask();
    if (told.isPresent()) {
      secrets.add(dialog.secrets());
    }
    return told;
  }

  private void edit() {
    int index = list.getSelectionIndex();
    selected().flatMap(use -> action(use).flatMap(action -> ask(action, use, false))).ifPresent(told -> {
      uses.set(index, told);
      fill(index);
      changed.run();
    });
  }

  private void remove() {
    int index = list.getSelectionIndex();
    if (index >= 0) {
      secrets.forget(uses.remove(index));
      fill(Math.min(index, uses.size() - 1));
      changed.run();
    }
  }
}
