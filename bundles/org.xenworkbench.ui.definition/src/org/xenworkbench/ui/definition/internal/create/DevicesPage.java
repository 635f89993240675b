/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Storing;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Wiring;

/** Its disk and its network. */
final class DevicesPage extends NewVmPage {

  private final NewVmWizard wizard;
  private List<StoragePool> pools = List.of();
  private List<String> networks = List.of();
  /** Of the disk that is there; an empty text as long as nobody has said it. */
  private List<String> formats = List.of();
  private @Nullable Fields fields;

  /** All fields. */
  private record Fields(List<Button> disks, Combo pool, Text size, Combo format, Text path, Button choose,
      Combo pathFormat, List<Button> nics, Combo network, Text bridge) {
  }

  DevicesPage(NewVmWizard wizard) {
    super("devices", Messages.NewVm_devices, Messages.NewVm_devicesDescription, wizard::changed);
    this.wizard = wizard;
  }

  @Override
  void fields(Composite panel) {
    // Choices among disks and among networks are grouped by their parents.
    Composite disk = group(panel);
    Button made = choice(disk, Messages.NewVm_newDisk, "newvm.newDisk", () -> store(Storing.NEW));
    Combo pool = combo(disk, Messages.NewVm_pool, "newvm.pool", COLUMNS - 1,
        index -> wizard.draft().pool = pools.get(index).name());
    Text size = text(disk, Messages.NewVm_size, "newvm.size", COLUMNS - 1, typed -> wizard.draft().size = typed);
    Combo format = combo(disk, Messages.NewVm_format, "newvm.format", COLUMNS - 1,
        index -> wizard.draft().format = VolumePlan.FORMATS.get(index));
    Button there = choice(disk, Messages.NewVm_existingDisk, "newvm.existingDisk", () -> store(Storing.EXISTING));
    Text path = text(disk, Messages.NewVm_path, "newvm.path", 1, wizard.draft()::path);
    Button choose = button(disk, Messages.NewVm_choose, "newvm.chooseDisk",
        () -> wizard.askForVolume(false).ifPresent(volume -> wizard.draft().path(volume.path())));
    Combo pathFormat = combo(disk, Messages.NewVm_format, "newvm.pathFormat", COLUMNS - 1,
        index -> wizard.draft().pathFormat = formats.get(index));
    Button none = choice(disk, Messages.NewVm_noDisk, "newvm.noDisk", () -> store(Storing.NONE));
    Composite nic = group(panel);
    Button inNetwork = choice(nic, Messages.NewVm_inNetwork, "newvm.inNetwork", () -> wire(Wiring.NETWORK));
    Combo network = combo(nic, Messages.NewVm_network, "newvm.network", COLUMNS - 1,
        index -> wizard.draft().network = networks.get(index));
    Button onBridge = choice(nic, Messages.NewVm_onBridge, "newvm.onBridge", () -> wire(Wiring.BRIDGE));
    Text bridge = text(nic, Messages.NewVm_bridge, "newvm.bridge", COLUMNS - 1,
        typed -> wizard.draft().bridge = typed);
    Button noNic = choice(nic, Messages.NewVm_noNetwork, "newvm.noNetwork", () -> wire(Wiring.NONE));
    fields = new Fields(List.of(made, there, none), pool, size, format, path, choose, pathFormat,
        List.of(inNetwork, onBridge, noNic), network, bridge);
  }

  private static Composite group(Composite panel) {
    Composite made = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(8, 6).applyTo(made);
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(made);
    return made;
  }

  private void store(Storing what) {
    wizard.draft().storing = what;
  }

  private void wire(Wiring what) {
    wizard.draft().wiring = what;
    wizard.draft().isWired = true;
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible) {
      wizard.host().lookIntoPools();
    }
  }

  @Override
  void fill() {
    NewVmDraft draft = wizard.draft();
    Fields shown = Objects.requireNonNull(fields);
    if (isCurrentPage()) {
      learn(draft);
    }
    pools = wizard.host().pools();
    draft.proposePool();
    showOne(shown.pool(), pools.stream().map(DevicesPage::label).toArray(String[]::new),
        pools.stream().map(StoragePool::name).toList().indexOf(draft.pool));
    show(shown.size(), draft.size);
    show(shown.format(), VolumePlan.FORMATS.toArray(String[]::new), VolumePlan.FORMATS.indexOf(draft.format));
    show(shown.path(), draft.path);
    fillFormat(shown.pathFormat(), draft.pathFormat().orElse(""));
    networks = wizard.host().networks();
    draft.proposeNetwork(networks);
    showOne(shown.network(), networks.stream().map(SafeText::cell).toArray(String[]::new),
        networks.indexOf(draft.network));
    show(shown.bridge(), draft.bridge);
    enable(shown, draft);
  }

  private void learn(NewVmDraft draft) {
    wizard.host().lookIntoNewPools();
    if (draft.storing == Storing.EXISTING) {
      wizard.learnUse();
    }
  }

  private void fillFormat(Combo field, String format) {
    formats = Stream.concat(Stream.of(format), VolumePlan.FORMATS.stream()).distinct().toList();
    show(field, formats.stream().map(each -> each.isEmpty() ? Messages.NewVm_formatUnknown : SafeText.cell(each))
        .toArray(String[]::new), formats.indexOf(format));
  }

  private static String label(StoragePool pool) {
    return SafeText.cell(NLS.bind(Messages.NewVm_poolFree, pool.name(), Formats.bytes(pool.available())));
  }

  private void enable(Fields shown, NewVmDraft draft) {
    for (Storing each : Storing.values()) {
      shown.disks().get(each.ordinal()).setSelection(draft.storing == each);
    }
    shown.disks().get(Storing.NEW.ordinal()).setEnabled(wizard.host().canMakeVolumes());
    List.of(shown.pool(), shown.size(), shown.format())
        .forEach(field -> field.setEnabled(draft.storing == Storing.NEW));
    List.of(shown.path(), shown.pathFormat())
        .forEach(field -> field.setEnabled(draft.storing == Storing.EXISTING));
    shown.choose().setEnabled(draft.storing == Storing.EXISTING && wizard.host().canMakeVolumes());
    for (Wiring each : Wiring.values()) {
      shown.nics().get(each.ordinal()).setSelection(draft.wiring == each);
    }
    shown.nics().get(Wiring.NETWORK.ordinal()).setEnabled(!networks.isEmpty());
    shown.network().setEnabled(draft.wiring == Wiring.NETWORK);
    shown.bridge().setEnabled(draft.wiring == Wiring.BRIDGE);
  }

  @Override
  Optional<String> problem() {
    return wizard.draft().devicesProblem();
  }

  @Override
  Optional<String> caution() {
    return wizard.draft().caution();
  }
}
