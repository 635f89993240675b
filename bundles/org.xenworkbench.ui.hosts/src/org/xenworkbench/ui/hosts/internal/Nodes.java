/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.handle.HandleMarks;

/** All rows of the tree, of whichever kinds there are. Any thread. */
@Component(service = Nodes.class)
public final class Nodes {

  private final List<NodeKind<?>> kinds;
  private final RowFacts facts;
  private final Optional<Nodes> marked;
  private final Arrangement byHost;
  private volatile Arrangement arrangement;
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<HandleMarks> marks;

  /**
   * Creates them.
   *
   * @param kinds the kinds
   */
  @Activate
  public Nodes(@Reference(service = NodeKind.class) List<NodeKind<?>> kinds, @Reference RowFacts facts) {
    this(kinds, facts, List.of(), Optional.empty());
  }

  /** The same with signs that others put on rows. */
  Nodes(List<NodeKind<?>> kinds, RowFacts facts, List<HandleMarks> marks) {
    this(kinds, facts, marks, Optional.empty());
  }

  /** @param marked whose signs they bear, too */
  private Nodes(List<NodeKind<?>> kinds, RowFacts facts, List<HandleMarks> marks, Optional<Nodes> marked) {
    this.marks = marks;
    this.marked = marked;
    this.kinds = kinds.stream().sorted(Comparator.comparingInt(NodeKind::place)).toList();
    this.facts = facts;
    byHost = new ByHost(this.kinds);
    arrangement = byHost;
  }

  /** The rows of what a part shows, which may be a recording. */
  public Nodes in(IServiceLocator services) {
    return new Nodes(kinds.stream().<NodeKind<?>>map(kind -> kind.in(services)).toList(),
        facts.in(services), List.of(), Optional.of(this));
  }

  private List<HandleMarks> marks() {
    return marked.map(Nodes::marks).orElse(marks);
  }

  /** A row with its kind; empty for what is no row. */
  public Optional<Node<?>> of(@Nullable Object element) {
    for (NodeKind<?> kind : kinds) {
      if (kind.type().isInstance(element)) {
        return Optional.of(node(kind, element));
      }
    }
    return Optional.empty();
  }

  private static <E extends ModelObject> Node<E> node(NodeKind<E> kind, @Nullable Object element) {
    return new Node<>(kind, kind.type().cast(element));
  }

  /** The row of that identity as it is now; empty if it is gone. */
  public Optional<? extends ModelObject> find(ObjectId id) {
    for (NodeKind<?> kind : kinds) {
      Optional<? extends ModelObject> found = kind.find(id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Reads back what {@link ObjectId#key} of a row's identity wrote, whether or not it is there.
   *
   * @throws IllegalArgumentException if it is of none of the kinds
   */
  ObjectId id(String key) {
    return kinds.stream().flatMap(kind -> kind.id(key).stream()).findFirst().orElseGet(() -> ObjectId.parse(key));
  }

  /** Shows them as they are arranged there from now on; as their kinds have it if it is empty. */
  void arrange(Optional<Arrangement> wanted) {
    arrangement = wanted.orElse(byHost);
  }

  /** The rows at the top. */
  List<ModelObject> roots() {
    return arrangement.roots();
  }

  /** What stands below a row: all that any kind puts there, unless they are arranged otherwise. */
  List<ModelObject> children(@Nullable Object element) {
    return element instanceof ModelObject row ? arrangement.below(row) : List.of();
  }

  /** Whether anything does. */
  boolean hasChildren(@Nullable Object element) {
    return element instanceof ModelObject row && arrangement.hasBelow(row);
  }

  /** The row that another stands below, the first of several; empty if that is at the top, or gone. */
  Optional<? extends ModelObject> parent(@Nullable Object element) {
    return element instanceof ModelObject child ? arrangement.parentOf(child) : Optional.empty();
  }

  /** Whether there is a row of that. */
  boolean has(ModelObject object) {
    return arrangement.has(object);
  }

  /** All rows that another stands below. */
  List<ModelObject> parents(ModelObject row) {
    return arrangement.parentsOf(row);
  }

  /** What a row says in a column. */
  public String text(Object element, HostColumn column) {
    return of(element).map(node -> switch (column) {
      case NAME -> node.name();
      case STATE -> state(node);
      default -> column.text(node.handle(), facts);
    }).orElse("");
  }

  /** What the filter looks at. */
  String matched(Object element) {
    return of(element).map(node -> node.matched() + said(node) + tagged(node.handle().id())).orElse("");
  }

  private String tagged(ObjectId row) {
    String tags = facts.tags(row);
    return tags.isEmpty() ? "" : ' ' + tags;
  }

  /** Whether it is a host that is not connected, or on one. */
  boolean isOff(ModelObject row) {
    return row instanceof Host host ? host.kind() == Host.Kind.HYPERVISOR && !facts.isConnected(host.id())
        : row instanceof VirtualMachine vm && !facts.isConnected(vm.host());
  }

  /** The signs that others put on a row, the first on top. */
  public List<HandleMarks.Mark> marks(ModelObject row) {
    return marks().stream().flatMap(source -> source.of(row.id()).stream()).toList();
  }

  private String state(Node<?> node) {
    String progress = node.handle().id() instanceof VmId vm ? facts.progress(vm) : "";
    return arrangement.state(node.handle()).orElseGet(node::state)
        + (progress.isEmpty() ? "" : NLS.bind(Messages.Nodes_marked, progress)) + said(node);
  }

  /** The share that is done of what is under way with a row; NaN if that is not known, or nothing is. */
  double done(Object element) {
    return element instanceof ModelObject row && row.id() instanceof VmId vm ? facts.done(vm) : Double.NaN;
  }

  private String said(Node<?> node) {
    return marks(node.handle()).stream().map(HandleMarks.Mark::text)
        .map(text -> NLS.bind(Messages.Nodes_marked, text)).collect(Collectors.joining());
  }

  /** What a row is sorted by in a column if that is not its text; NaN if it is. */
  public double value(Object element, HostColumn column) {
    return of(element).map(node -> column.value(node.handle(), facts)).orElse(Double.NaN);
  }

  /** Somebody looks at what these say in a column, which is asked for only then. */
  public void look(Collection<? extends ObjectId> rows, HostColumn column) {
    if (column == HostColumn.ADDRESS) {
      facts.wantAddresses(rows.stream().filter(VmId.class::isInstance).map(VmId.class::cast).toList());
    }
  }

  /** Where the rows of its kind stand among those of others. */
  int rank(Object element) {
    int ofKind = of(element).map(node -> kinds.indexOf(node.kind())).orElse(kinds.size());
    return 2 * ofKind + (TagRow.NONE.equals(element) ? 1 : 0); // what has no tag is the last one
  }

  /**
   * Tells of everything that becomes of any row from now on; where they come and go only while they stand where their
   * kinds put them, since else the arrangement tells it.
   */
  public Registration listen(NodeListener listener) {
    NodeListener ofKinds = new WhereKindsPut(listener, () -> arrangement == byHost);
    List<Registration> registrations = Stream.of(kinds.stream().map(kind -> kind.listen(ofKinds)),
        marks().stream().map(source -> source.listen(listener::changed)), Stream.of(facts.listen(listener::changed)))
        .flatMap(some -> some).toList();
    return () -> registrations.forEach(Registration::close);
  }

  /** Tells of places only while that is so. */
  private record WhereKindsPut(NodeListener told, BooleanSupplier isSo) implements NodeListener {

    @Override
    public void childrenChanged(Optional<? extends ObjectId> parent) {
      if (isSo.getAsBoolean()) {
        told.childrenChanged(parent);
      }
    }

    @Override
    public void placeChanged(ModelObject node) {
      if (isSo.getAsBoolean()) {
        told.placeChanged(node);
      }
    }

    @Override
    public void moved(ModelObject node) {
      told.moved(node);
    }

    @Override
    public void changed(ObjectId node) {
      told.changed(node);
    }

    @Override
    public void measured(ObjectId node) {
      told.measured(node);
    }
  }

  /** A row and all that stand above it, from below. */
  Stream<ModelObject> withAncestors(ModelObject node) {
    return Stream.iterate(Optional.<ModelObject>of(node), Optional::isPresent,
        below -> below.flatMap(this::parent).map(ModelObject.class::cast)).map(Optional::orElseThrow);
  }
}
