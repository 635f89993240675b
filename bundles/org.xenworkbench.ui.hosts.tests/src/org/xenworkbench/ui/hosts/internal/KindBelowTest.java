/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.Handles;

/** A kind of which only this test knows, whose rows stand below those of a kind that knows nothing of it. */
class KindBelowTest {

  private static final ImageDescriptor ICON =
      ImageDescriptor.createFromURLSupplier(true, () -> KindBelowTest.class.getResource("/icons/pool.svg"));

  private final Fleet fleet = new Fleet();
  private final FakeHostGroups groups = new FakeHostGroups();
  private final Host host = fleet.addHost("pm1");
  private final Host other = fleet.addHost("pm2");
  private final VirtualMachine vm = fleet.addVm(host, "web", DomainState.RUNNING);
  private final Pool pool = new Pool(new PoolId("images"), host);
  private final PoolKind pools = new PoolKind();
  private final Nodes nodes = new Nodes(
      List.of(pools, new VmKind(fleet.inventory, fleet.sampler, fleet.history, fleet.tags),
          new HostKind(fleet.inventory, fleet.sampler, fleet.tags), new GroupKind(groups, fleet.inventory)),
      fleet.facts());

  private record PoolId(String name) implements ObjectId {

    private static final String PREFIX = "pool/";

    @Override
    public String key() {
      return PREFIX + name;
    }
  }

  private record Pool(PoolId id, Host on) implements ModelObject {

    @Override
    public String name() {
      return id.name();
    }
  }

  private final class PoolKind extends NodeKind<Pool> {

    @Override
    public PoolKind in(IServiceLocator services) {
      return this;
    }

    private final List<NodeListener> listeners = new ArrayList<>();

    PoolKind() {
      super(Pool.class, 40);
    }

    @Override
    public Optional<Pool> find(ObjectId id) {
      return Optional.of(pool).filter(one -> one.id().equals(id));
    }

    @Override
    List<Pool> below(ModelObject row) {
      return row.equals(host) ? List.of(pool) : List.of();
    }

    @Override
    Optional<? extends ModelObject> parentOf(ModelObject row) {
      return row instanceof Pool one ? Optional.of(one.on()) : Optional.empty();
    }

    @Override
    Optional<ObjectId> id(String key) {
      return key.startsWith(PoolId.PREFIX) ? Optional.of(new PoolId(key.substring(PoolId.PREFIX.length())))
          : Optional.empty();
    }

    @Override
    public ImageDescriptor icon(Pool node) {
      return ICON;
    }

    @Override
    public List<Detail> details(Pool node) {
      return List.of(new Detail("Name", node.name()), new Detail("On", node.on().name()), new Detail("Volumes", " "),
          new Detail("Path", "/srv/\u0007images"));
    }

    @Override
    String name(Pool node) {
      return node.name();
    }

    @Override
    String state(Pool node) {
      return "Active";
    }

    @Override
    Registration listen(NodeListener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  @Test
  void standsBesideWhatOthersPutThere() {
    assertThat(nodes.children(host)).containsExactly(vm, pool);
    assertThat(nodes.children(other)).isEmpty();
    assertThat(nodes.hasChildren(host)).isTrue();
    assertThat(nodes.hasChildren(other)).isFalse();
    assertThat(nodes.hasChildren(pool)).isFalse();
    assertThat(nodes.children("no row")).isEmpty();
  }

  @Test
  void isFoundFromBelowAndThroughAGroup() {
    groups.move(Set.of(host.id()), Optional.of(groups.add("lab").id()));
    assertThat(nodes.parent(pool).map(ModelObject::id)).isEqualTo(Optional.of(host.id()));
    assertThat(nodes.withAncestors(pool)).extracting(ModelObject::name).containsExactly("images", "pm1", "lab");
    assertThat(nodes.roots()).extracting(ModelObject::name).containsExactly("lab", "pm2");
    assertThat(nodes.find(pool.id())).isEqualTo(Optional.of(pool));
  }

  @Test
  void saysItsNameAndStateAndNothingThatIsNotMeasured() {
    assertThat(nodes.text(pool, HostColumn.NAME)).isEqualTo("images");
    assertThat(nodes.text(pool, HostColumn.STATE)).isEqualTo("Active");
    assertThat(nodes.text(pool, HostColumn.CPU)).isEmpty();
    assertThat(nodes.value(pool, HostColumn.CPU)).isNaN();
    assertThat(nodes.matched(pool)).isEqualTo("images Active");
    assertThat(nodes.rank(vm)).isLessThan(nodes.rank(pool)).isGreaterThan(nodes.rank(host));
  }

  /** So that it is selected and collapsed as it was left. */
  @Test
  void isKnownByItsKeyAsThoseOfTheCoreAre() {
    assertThat(nodes.id(pool.id().key())).isEqualTo(pool.id());
    assertThat(nodes.id(new PoolId("gone").key())).isEqualTo(new PoolId("gone"));
    assertThat(nodes.id(host.id().key())).isEqualTo(host.id());
    assertThat(nodes.id(vm.id().key())).isEqualTo(vm.id());
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.id("shelf/1"));
  }

  @Test
  void hasAnIconOfItsOwn() {
    assertThat(nodes.of(pool).orElseThrow().icon()).isSameAs(ICON);
    assertThat(nodes.of(host).orElseThrow().icon()).isSameAs(XenIcon.of(host).descriptor());
    assertThat(nodes.of(vm).orElseThrow().icon()).isSameAs(XenIcon.of(vm).descriptor());
  }

  /** The Properties dialog and view show what it says, in one general page. */
  @Test
  void isDescribedForWhoeverShowsWhatIsSelected() {
    Handles handles = new Handles(List.of(pools, new HostKind(fleet.inventory, fleet.sampler, fleet.tags)));
    Handles.Handle<?> handle = handles.of(new Pool(pool.id(), other)).orElseThrow();
    assertThat(handle.details()).as("as it is now, without what is empty, and safe")
        .containsExactly(new Detail("Name", "images"), new Detail("On", "pm1"),
            new Detail("Path", "/srv/\\u0007images"));
    assertThat(handle.icon()).isSameAs(ICON);
    assertThat(handles.of(vm)).isEmpty();
    int[] told = {0};
    Registration registration = handles.listen(() -> told[0]++);
    pools.listeners.forEach(listener -> listener.changed(pool.id()));
    fleet.addHost("pm3");
    assertThat(told[0]).isGreaterThanOrEqualTo(2);
    registration.close();
    assertThat(pools.listeners).isEmpty();
  }

  @Test
  void isHeardOf() {
    TreeChanges changes = new TreeChanges(nodes);
    Registration registration = nodes.listen(changes);
    pools.listeners.get(0).changed(pool.id());
    assertThat(changes.take().changed()).containsExactly(pool.id());
    registration.close();
    assertThat(pools.listeners).isEmpty();
  }
}
