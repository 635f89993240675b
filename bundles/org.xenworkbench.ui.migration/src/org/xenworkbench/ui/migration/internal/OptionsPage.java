/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationRequest.Mode;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.NumberTyping;
import org.xenworkbench.ui.XenUi;

/** How to migrate: what the drivers of all sources can do is offered, and of the rest it is said why not. UI thread. */
final class OptionsPage extends WizardPage {

  private static final long MIB = 1024 * 1024;
  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final int COLUMNS = 3;
  private static final int INDENT = 18;
  private static final int NARROWEST = 60;
  /** In the order in which what is missing is said. */
  private static final List<Feature> OPTIONAL = List.of(Feature.PAUSED_MIGRATION, Feature.MIGRATION_TUNNEL,
      Feature.MIGRATION_BANDWIDTH, Feature.MIGRATION_DOWNTIME_LIMIT, Feature.MIGRATION_COMPRESSION,
      Feature.MIGRATION_POST_COPY, Feature.MIGRATION_PERSISTENCE, Feature.MIGRATION_STORAGE);

  private final MigrateVmWizard wizard;
  private final MigrationDraft draft;
  private @Nullable Button tunnel;
  private @Nullable Button postCopy;
  private @Nullable Combo disks;
  private @Nullable Combo address;
  private @Nullable Control addressLabel;
  private List<String> addresses = List.of();

  OptionsPage(MigrateVmWizard wizard) {
    super("options", Messages.OptionsPage_title, null);
    this.wizard = wizard;
    this.draft = wizard.draft();
    setDescription(Messages.OptionsPage_description);
  }

  @Override
  public void createControl(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(12, 10).applyTo(panel);
    drivers(panel);
    way(panel);
    limits(panel);
    memory(panel);
    definitions(panel);
    together(panel);
    missing(panel);
    AccessibleNames.derive(panel);
    setControl(panel);
    XenUi.setHelp(panel, "migration");
    update();
  }

  private void drivers(Composite panel) {
    Button peerToPeer = choice(panel, SWT.RADIO, Messages.OptionsPanel_peerToPeer, "migrate.peerToPeer",
        chosen -> set(chosen, Mode.PEER_TO_PEER));
    peerToPeer.setSelection(true);
    note(panel, Messages.OptionsPanel_peerNote);
    choice(panel, SWT.RADIO, Messages.OptionsPanel_clientManaged, "migrate.clientManaged",
        chosen -> set(chosen, Mode.CLIENT_MANAGED));
    note(panel, Messages.OptionsPanel_clientWarning);
  }

  private void set(boolean chosen, Mode mode) {
    if (chosen) {
      draft.setMode(mode);
    }
  }

  private void way(Composite panel) {
    if (wizard.all(Feature.MIGRATION_TUNNEL)) {
      tunnel = option(panel, Messages.OptionsPage_tunnel, "migrate.tunnel", MigrationOptions.Builder::tunnelled);
    }
    Label label = new Label(panel, SWT.NONE);
    label.setText(Messages.OptionsPage_address);
    addressLabel = label;
    Combo field = new Combo(panel, SWT.READ_ONLY);
    field.setData(KEY, "migrate.address");
    GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(field);
    field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      int index = field.getSelectionIndex();
      draft.setAddress(index < 1 ? Optional.empty() : Optional.of(addresses.get(index)));
      changed();
    }));
    address = field;
  }

  private void limits(Composite panel) {
    if (wizard.all(Feature.MIGRATION_BANDWIDTH)) {
      limit(panel, Messages.OptionsPanel_limit, "migrate.limit", "migrate.bandwidth", new int[] {100, 1, 100_000, 10},
          Messages.OptionsPanel_unit, (options, value) -> options
              .bandwidth(value == 0 ? OptionalLong.empty() : OptionalLong.of(value * MIB)));
    }
    if (wizard.all(Feature.MIGRATION_DOWNTIME_LIMIT)) {
      limit(panel, Messages.OptionsPage_downtime, "migrate.downtimeLimit", "migrate.downtime",
          new int[] {300, 10, 60_000, 10}, Messages.OptionsPage_milliseconds, (options, value) -> options
              .downtime(value == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(value))));
    }
  }

  /** @param numbers what is proposed, least, most and step */
  private void limit(Composite panel, String text, String key, String numberKey, int[] numbers, String unit,
      BiFunction<MigrationOptions.Builder, Integer, MigrationOptions.Builder> take) {
    Button check = new Button(panel, SWT.CHECK);
    check.setText(text);
    check.setData(KEY, key);
    Spinner number = new Spinner(panel, SWT.BORDER);
    number.setValues(numbers[0], numbers[1], numbers[2], 0, numbers[3], 10 * numbers[3]);
    number.setData(KEY, numberKey);
    number.setEnabled(false);
    NumberTyping.guard(number);
    new Label(panel, SWT.NONE).setText(unit);
    SelectionListener both = SelectionListener.widgetSelectedAdapter(event -> {
      number.setEnabled(check.getSelection());
      set(take.apply(draft.options().toBuilder(), check.getSelection() ? number.getSelection() : 0));
    });
    check.addSelectionListener(both);
    number.addModifyListener(event -> {
      if (check.getSelection()) {
        set(take.apply(draft.options().toBuilder(), number.getSelection()));
      }
    });
  }

  private void memory(Composite panel) {
    if (wizard.all(Feature.PAUSED_MIGRATION)) {
      option(panel, Messages.OptionsPage_still, "migrate.still", (options, chosen) -> options.live(!chosen));
    }
    if (wizard.all(Feature.MIGRATION_COMPRESSION)) {
      option(panel, Messages.OptionsPage_compress, "migrate.compress", MigrationOptions.Builder::compressed);
    }
    if (wizard.all(Feature.MIGRATION_POST_COPY)) {
      postCopy = option(panel, Messages.OptionsPage_postCopy, "migrate.postCopy", MigrationOptions.Builder::postCopy);
    }
  }

  private void definitions(Composite panel) {
    if (wizard.all(Feature.MIGRATION_PERSISTENCE)) {
      option(panel, Messages.OptionsPage_transient, "migrate.transient",
          (options, chosen) -> options.persistent(!chosen));
      option(panel, Messages.OptionsPage_keepSource, "migrate.keepSource", MigrationOptions.Builder::sourceKept);
    }
    if (wizard.all(Feature.MIGRATION_STORAGE)) {
      new Label(panel, SWT.NONE).setText(Messages.OptionsPage_disks);
      Combo field = new Combo(panel, SWT.READ_ONLY);
      field.setItems(Messages.OptionsPage_disksShared, Messages.OptionsPage_disksFull,
          Messages.OptionsPage_disksIncremental);
      field.select(0);
      field.setData(KEY, "migrate.disks");
      GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(field);
      field.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> set(draft.options().toBuilder()
          .storage(MigrationOptions.Storage.values()[Math.max(0, field.getSelectionIndex())]))));
      disks = field;
    }
  }

  private void together(Composite panel) {
    int count = draft.vms().size();
    if (count > 1) {
      new Label(panel, SWT.NONE).setText(Messages.OptionsPage_atOnce);
      Spinner number = new Spinner(panel, SWT.BORDER);
      number.setValues(count, 1, count, 0, 1, 10);
      number.setData(KEY, "migrate.atOnce");
      NumberTyping.guard(number);
      number.addModifyListener(event -> {
        draft.setAtOnce(number.getSelection());
        changed();
      });
      new Label(panel, SWT.NONE).setText(Messages.OptionsPage_atOnceNote);
    }
  }

  private void missing(Composite panel) {
    Set<String> reasons = OPTIONAL.stream().flatMap(feature -> wizard.whyNot(feature).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!reasons.isEmpty()) {
      Label label = note(panel, SafeText.label(String.join("\n", reasons)));
      label.setData(KEY, "migrate.missing");
    }
  }

  private Button option(Composite panel, String text, String key,
      BiFunction<MigrationOptions.Builder, Boolean, MigrationOptions.Builder> take) {
    return choice(panel, SWT.CHECK, text, key,
        chosen -> draft.setOptions(take.apply(draft.options().toBuilder(), chosen).build()));
  }

  private interface Choice {
    void taken(boolean chosen);
  }

  private Button choice(Composite panel, int style, String text, String key, Choice take) {
    Button button = new Button(panel, style);
    button.setText(text);
    button.setData(KEY, key);
    GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      take.taken(button.getSelection());
      changed();
    }));
    return button;
  }

  private void set(MigrationOptions.Builder options) {
    draft.setOptions(options.build());
    changed();
  }

  private void changed() {
    update();
    wizard.optionsChanged();
  }

  private static Label note(Composite panel, String words) {
    Label label = new Label(panel, SWT.WRAP);
    label.setText(words);
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).indent(INDENT, 0)
        .hint(new PixelConverter(panel).convertWidthInCharsToPixels(NARROWEST), SWT.DEFAULT).applyTo(label);
    return label;
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible) {
      update();
      getControl().setFocus();
    }
  }

  /** What can be chosen follows what was chosen, on this page and before. */
  private void update() {
    Button tunnelled = tunnel;
    if (tunnelled != null) {
      tunnelled.setEnabled(draft.mode() == Mode.PEER_TO_PEER);
      tunnelled.setSelection(draft.options().tunnelled());
    }
    Button switched = postCopy;
    if (switched != null) {
      switched.setEnabled(MigrationDraft.canBeSwitchedOver(draft.options()));
      switched.setSelection(draft.options().postCopy());
    }
    Combo sent = disks;
    if (sent != null) {
      sent.setEnabled(!draft.options().tunnelled());
      sent.select(draft.options().storage().ordinal());
    }
    updateAddresses();
  }

  private void updateAddresses() {
    Combo field = address;
    Control label = addressLabel;
    if (field != null && label != null) {
      List<String> known = wizard.addresses();
      if (!known.equals(addresses)) {
        addresses = known;
        field.setItems(known.stream().map(SafeText::cell).toArray(String[]::new));
        field.select(Math.max(0, draft.address().map(known::indexOf).orElse(0)));
        draft.setAddress(draft.address().filter(known::contains));
      }
      Stream.of(field, label).forEach(this::showAddress);
      field.getParent().layout();
    }
  }

  /** Hosts that are reached in this process, or of which several are targets, have no address to choose from. */
  private void showAddress(Control control) {
    GridData data = control.getLayoutData() instanceof GridData given ? given : new GridData();
    data.exclude = addresses.isEmpty();
    control.setLayoutData(data);
    control.setVisible(!addresses.isEmpty());
    control.setEnabled(addresses.size() > 1 && !draft.options().tunnelled());
  }
}
