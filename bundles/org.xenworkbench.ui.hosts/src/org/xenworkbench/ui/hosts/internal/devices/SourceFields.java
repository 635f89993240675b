/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;

/** A volume of a pool of a host, or a path of it. Its pools and volumes are asked for when it is shown. UI thread. */
final class SourceFields {

  /** As many volumes are offered as somebody may look through; the name of any other can be typed. */
  private static final int MOST = 500;

  private final HostResources resources;
  private final HostId host;
  private final Combo pool;
  private final Combo volume;
  private final Runnable changed;
  private List<String> pools = List.of();

  /**
   * Fills them as the host tells.
   *
   * @param pool for the pools, with what stands for none
   * @param volume for the volumes
   * @param changed what is known has changed, or another volume is chosen
   */
  SourceFields(HostResources resources, HostId host, Combo pool, Combo volume, Runnable changed) {
    this.resources = resources;
    this.host = host;
    this.pool = pool;
    this.volume = volume;
    this.changed = changed;
    Display display = pool.getDisplay();
    Registration told = resources.addListener(what -> {
      if (what.host().equals(host)) {
        Displays.later(display, this::show);
      }
    });
    pool.addDisposeListener(event -> told.close());
    pool.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choosePool()));
    resources.look(ResourceId.storage(host));
    show();
  }

  private void choosePool() {
    volume.setText("");
    chosenPool().ifPresent(name -> resources.look(ResourceId.pool(host, name)));
    show();
  }

  private Optional<String> chosenPool() {
    int index = pool.getSelectionIndex() - 1;
    return index >= 0 && index < pools.size() ? Optional.of(pools.get(index)) : Optional.empty();
  }

  private void show() {
    if (pool.isDisposed()) {
      return;
    }
    List<String> now = resources.pools(host).all().stream().filter(one -> one.now().isActive()).map(Pool::name)
        .toList();
    if (!now.equals(pools)) {
      Optional<String> chosen = chosenPool();
      boolean hadKeys = pool.isFocusControl();
      pools = now;
      pool.setItems(Stream.concat(Stream.of(Messages.Source_path), now.stream().map(SafeText::cell))
          .toArray(String[]::new));
      pool.select(1 + chosen.map(now::indexOf).orElse(-1));
      if (hadKeys && !pool.isFocusControl()) {
        pool.setFocus(); // GTK makes its button anew, and the dialog would have no keyboard
      }
    }
    String typed = volume.getText();
    String[] volumes = volumes().stream().map(SourceFields::shown).limit(MOST).toArray(String[]::new);
    if (!List.of(volumes).equals(List.of(volume.getItems()))) {
      volume.setItems(volumes);
      if (!typed.isEmpty()) {
        volume.setText(typed);
      }
    }
    changed.run();
  }

  private static String shown(Volume volume) {
    return SafeText.cell(volume.name());
  }

  private List<Volume> volumes() {
    return known().map(Known::all).orElse(List.of());
  }

  private Optional<Known<Volume>> known() {
    return chosenPool().map(name -> resources.volumes(host, name));
  }

  /** The volume; empty if it is none that is known. */
  Optional<StorageVolume> volume() {
    String name = volume.getText();
    return volumes().stream().filter(one -> one.name().equals(name) || shown(one).equals(name)).map(Volume::now)
        .findFirst();
  }

  /** The path of what is chosen; empty if nothing is. */
  String path() {
    return chosenPool().isPresent() ? volume().map(StorageVolume::path).orElse("") : volume.getText().strip();
  }

  /** That no volume of the pool that is chosen is; empty if one is, or no pool. */
  Optional<String> lack() {
    return chosenPool().isPresent() && volume.getText().isBlank()
        ? Optional.of(NLS.bind(Messages.Source_choose, chosenPool().get())) : Optional.empty();
  }

  /** Why that cannot be, as a sentence, unless nothing is entered; empty if it can. */
  Optional<String> refusal() {
    String typed = volume.getText();
    if (typed.isBlank()) {
      return Optional.empty();
    }
    if (chosenPool().isEmpty()) {
      return DiskPlan.sourceRefusal(typed.strip());
    }
    Known<Volume> known = known().orElseThrow();
    return volume().isPresent() ? DiskPlan.sourceRefusal(path())
        : known.problem().or(() -> Optional.of(known.told() && !known.asking()
            ? NLS.bind(Messages.Source_noVolume, chosenPool().get(), typed) : Messages.Source_asking));
  }
}
