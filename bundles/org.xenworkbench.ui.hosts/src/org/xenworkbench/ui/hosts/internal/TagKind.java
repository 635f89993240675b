/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;
import org.xenworkbench.ui.hosts.internal.TagRow.TagId;

/** Tags, which have rows only while VMs are shown by tag: see {@link ByTag}. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class TagKind extends NodeKind<TagRow> {

  private final Tags tags;
  private final Inventory inventory;

  /** Those of the workbench. */
  @Activate
  public TagKind(@Reference Tags tags, @Reference Inventory inventory) {
    super(TagRow.class, 15);
    this.tags = tags;
    this.inventory = inventory;
  }

  @Override
  public TagKind in(IServiceLocator services) {
    return new TagKind(services.getService(Tags.class), services.getService(Inventory.class));
  }

  @Override
  public Optional<TagRow> find(ObjectId id) {
    return id instanceof TagId tag && (tag.tag().isEmpty() || tags.all().contains(tag.tag()))
        ? Optional.of(TagRow.of(tag)) : Optional.empty();
  }

  @Override
  Optional<ObjectId> id(String key) {
    return key.startsWith(TagId.PREFIX) ? Optional.of(new TagId(key.substring(TagId.PREFIX.length())))
        : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(TagRow tag) {
    return XenIcon.TAG.descriptor();
  }

  @Override
  public List<Detail> details(TagRow tag) {
    return List.of(new Detail(Messages.Details_name, tag.name()), new Detail(Messages.Details_state, state(tag)));
  }

  @Override
  String name(TagRow tag) {
    return tag.name();
  }

  @Override
  String state(TagRow tag) {
    return words(inventory.hosts().stream().flatMap(host -> inventory.virtualMachines(host.id()).stream())
        .filter(vm -> isBelow(vm, tag.id().tag())).count()); // by host, since all together are sorted for it
  }

  static String words(long count) {
    return MessageFormat.format(TreeWords.TagKind_vms, count);
  }

  private boolean isBelow(VirtualMachine vm, String tag) {
    List<String> own = tags.of(vm.id());
    return tag.isEmpty() ? own.isEmpty() && !vm.isControlDomain() : own.contains(tag);
  }

  /** Not how many have it, which is not counted for each row that is looked at. */
  @Override
  String matched(TagRow tag) {
    return tag.name();
  }

  /** What becomes of them is told where they have rows. */
  @Override
  Registration listen(NodeListener listener) {
    return () -> {};
  }
}
