/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.InterfacePlan.Kind;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.storage.PlanDialog;

/** Asks for a network interface that a VM gets. UI thread. */
final class AttachInterfaceDialog extends PlanDialog<InterfacePlan> {

  private static final List<String> XEN_MODELS = List.of("netfront", "e1000", "rtl8139");
  private static final List<String> MODELS = List.of("virtio", "e1000e", "e1000", "rtl8139");

  private final Situation situation;
  private final HostResources resources;
  private @Nullable Combo kind;
  private @Nullable Combo source;
  private @Nullable Combo model;
  private @Nullable Text mac;
  private boolean isKindChosen;

  AttachInterfaceDialog(Situation situation) {
    super(situation.shell(), Messages.AttachInterface_title, Messages.Devices_attach,
        NLS.bind(Messages.AttachInterface_message, SafeText.cell(situation.vm().name())));
    this.situation = situation;
    resources = situation.services().getService(HostResources.class);
  }

  /** Asks; empty if the user wants nothing. */
  static Optional<DeviceDeed> ask(Situation situation) {
    return new AttachInterfaceDialog(situation).ask()
        .map(plan -> (devices, vm) -> devices.attach(vm.id(), vm.host(), plan, XenUi.user()));
  }

  @Override
  protected void fields(Composite panel) {
    Combo kinds = choice(panel, Messages.AttachInterface_kind, "device.kind", Messages.AttachInterface_network,
        Messages.AttachInterface_bridge);
    kind = kinds;
    source = suggestions(panel, Messages.AttachInterface_source, "device.source");
    model = suggestions(panel, Messages.AttachInterface_model, "device.model",
        (situation.devices().hypervisor().equals("xen") ? XEN_MODELS : MODELS).toArray(String[]::new));
    mac = text(panel, Messages.AttachInterface_mac, "device.mac", "");
    kinds.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      isKindChosen = true;
      Objects.requireNonNull(source).setText("");
      suggest();
    }));
    HostId host = situation.vm().host();
    Display display = panel.getDisplay();
    Registration told = resources.addListener(what -> {
      if (what.equals(ResourceId.networks(host))) {
        Displays.later(display, this::suggest);
      }
    });
    panel.addDisposeListener(event -> told.close());
    resources.look(ResourceId.networks(host));
    suggest();
  }

  private Kind kind() {
    return Kind.values()[Math.max(0, Objects.requireNonNull(kind).getSelectionIndex())];
  }

  /** What the host has of the kind. */
  private void suggest() {
    Combo field = Objects.requireNonNull(source);
    if (!field.isDisposed()) {
      preferBridge();
      String typed = field.getText();
      field.setItems(known().map(SafeText::cell).toArray(String[]::new));
      if (!typed.isEmpty()) {
        field.setText(typed);
      }
    }
  }

  /** A host that has no network has bridges alone. */
  private void preferBridge() {
    Known<Network> networks = resources.networks(situation.vm().host());
    if (!isKindChosen && networks.told() && networks.all().isEmpty()) {
      Objects.requireNonNull(kind).select(Kind.BRIDGE.ordinal());
    }
  }

  /** Of bridges also those that the VM is on. */
  private Stream<String> known() {
    Stream<Network> active =
        resources.networks(situation.vm().host()).all().stream().filter(network -> network.now().active());
    Stream<String> names = kind() == Kind.NETWORK ? active.map(Network::name)
        : Stream.concat(active.map(network -> network.now().bridge()),
            situation.devices().interfaces().stream().map(DomainDevices.Interface::bridge));
    return names.filter(name -> !name.isEmpty()).distinct();
  }

  /** By what is shown of it, or by its name. */
  private String source() {
    String typed = Objects.requireNonNull(source).getText();
    return known().filter(name -> SafeText.cell(name).equals(typed)).findFirst().orElse(typed);
  }

  @Override
  protected InterfacePlan plan() {
    return new InterfacePlan(kind(), source(),
        Objects.requireNonNull(model).getText().strip(), Objects.requireNonNull(mac).getText().strip());
  }

  @Override
  protected Optional<String> refusal(InterfacePlan entered) {
    boolean isTaken = !entered.mac().isEmpty() && situation.devices().interfaces().stream()
        .anyMatch(nic -> nic.mac().equalsIgnoreCase(entered.mac()));
    return entered.refusal().or(() -> isTaken ? Optional.of(
        NLS.bind(Messages.AttachDisk_taken, situation.vm().name(), entered.mac())) : Optional.empty());
  }
}
