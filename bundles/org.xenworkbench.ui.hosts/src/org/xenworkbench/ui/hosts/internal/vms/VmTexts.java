/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.hosts.internal.Node;
import org.xenworkbench.ui.hosts.internal.Nodes;
import org.xenworkbench.ui.list.VirtualTable;

/** What the table says of VMs, which is what the tree says. Texts on any thread, rows on the UI thread. */
final class VmTexts implements VmOrder.Texts {

  /** The order of the columns in the table, where there is no host above a row. */
  static final List<HostColumn> COLUMNS = List.of(HostColumn.NAME, HostColumn.HOST, HostColumn.STATE, HostColumn.CPU,
      HostColumn.MEMORY, HostColumn.NETWORK, HostColumn.DISK, HostColumn.UPTIME, HostColumn.ADDRESS, HostColumn.VCPUS,
      HostColumn.GROUP, HostColumn.TAGS, HostColumn.TREND);

  private final Inventory inventory;
  private final Nodes nodes;

  VmTexts(Inventory inventory, Nodes nodes) {
    this.inventory = inventory;
    this.nodes = nodes;
  }

  @Override
  public String text(VirtualMachine vm, HostColumn column) {
    return nodes.text(vm, column);
  }

  @Override
  public double value(VirtualMachine vm, HostColumn column) {
    return nodes.value(vm, column);
  }

  /** Somebody looks at these rows. */
  void look(List<VmId> inSight, Predicate<HostColumn> isShown) {
    COLUMNS.stream().filter(isShown).forEach(column -> nodes.look(inSight, column));
  }

  /** What the row of a VM says in the columns that are seen; empty if it is gone. */
  Optional<VirtualTable.Row> row(VmId id, Predicate<HostColumn> isShown) {
    return inventory.virtualMachine(id).map(vm -> {
      List<String> texts = new ArrayList<>();
      COLUMNS.forEach(column -> texts.add(isShown.test(column) ? text(vm, column) : ""));
      return new VirtualTable.Row(texts, icon(vm), id);
    });
  }

  private ImageDescriptor icon(VirtualMachine vm) {
    ImageDescriptor icon = nodes.of(vm).map(Node::icon).orElseThrow();
    ImageDescriptor own = nodes.of(vm).filter(Node::isMarked).isPresent()
        ? new DecorationOverlayIcon(icon, warning(), IDecoration.BOTTOM_LEFT)
        : icon;
    return nodes.marks(vm).stream().findFirst().<ImageDescriptor>map(
        mark -> new DecorationOverlayIcon(own, mark.sign(), IDecoration.TOP_RIGHT)).orElse(own);
  }

  private static ImageDescriptor warning() {
    return ImageDescriptor.createFromImage(FieldDecorationRegistry.getDefault()
        .getFieldDecoration(FieldDecorationRegistry.DEC_WARNING).getImage());
  }
}
