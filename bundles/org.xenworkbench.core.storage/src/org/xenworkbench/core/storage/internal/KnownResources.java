/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.HostResource;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.NetworkAccess;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.storage.HostResources.Listener;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.text.NameOrder;

/**
 * What hosts have told of their storage and networks since they were connected, as far as somebody has looked. A host
 * is asked for one thing once at a time; who looks meanwhile is served by a second question, since the first may have
 * been answered before something changed. Any thread.
 */
final class KnownResources {

  private static final Comparator<HostResource> ORDER = Comparator.comparing(HostResource::name, NameOrder.NAMES);

  /**
   * An answer.
   *
   * @param members of networks alone
   */
  private record Answer(List<HostResource> all, List<NetworkMember> members) {
  }

  /**
   * What is known, and the question that is open or was answered last: an answer to any other is too late.
   *
   * @param again whether somebody has looked while it was asked
   */
  private record Entry(Known<HostResource> known, Object question, boolean again) {
  }

  private final Inventory inventory;
  private final HostCalls hosts;
  private final Map<ResourceId, Entry> known = new ConcurrentHashMap<>();
  private final Map<HostId, List<NetworkMember>> members = new ConcurrentHashMap<>();
  private final Listeners<Listener> listeners = new Listeners<>();
  private final Registration changes;
  private final Registration events;

  KnownResources(Inventory inventory, HostCalls hosts) {
    this.inventory = inventory;
    this.hosts = hosts;
    changes = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof HostChange host && host.after().filter(Host::isConnected).isEmpty()) {
        forget(host.id());
      }
    }));
    events = hosts.addListener(new HostEventListener() {
      @Override
      public void storageChanged(HostId host) {
        known.keySet().stream().filter(id -> id.host().equals(host) && id.kind() != ResourceId.Kind.NETWORKS).toList()
            .forEach(KnownResources.this::refresh);
      }

      @Override
      public void networksChanged(HostId host) {
        refresh(ResourceId.networks(host));
      }
    });
  }

  void close() {
    events.close();
    changes.close();
  }

  Registration addListener(Listener listener) {
    return listeners.add(listener);
  }

  /** A host that is not connected, or comes back, may have others. If it is back already, somebody may have looked. */
  private void forget(HostId host) {
    members.remove(host);
    List<ResourceId> gone = known.keySet().stream().filter(id -> id.host().equals(host)).toList();
    gone.forEach(known::remove);
    gone.forEach(id -> listeners.fire(listener -> listener.changed(id)));
    gone.forEach(this::look);
  }

  /** What is known below that, as the host tells it. */
  Known<HostResource> of(ResourceId what) {
    Entry entry = known.get(what);
    return entry == null ? Known.nothing() : entry.known();
  }

  /** The same as handles. */
  <E extends ModelObject> Known<E> of(ResourceId what, Class<E> type) {
    Known<HostResource> now = of(what);
    return new Known<>(now.told(), now.asking(),
        now.all().stream().map(one -> type.cast(handle(what.host(), one))).toList(), now.problem());
  }

  private static ModelObject handle(HostId host, HostResource resource) {
    if (resource instanceof StoragePool pool) {
      return new Pool(host, pool);
    }
    return resource instanceof StorageVolume volume ? new Volume(host, volume)
        : new Network(host, (VirtualNetwork) resource);
  }

  List<NetworkMember> members(HostId host) {
    return members.getOrDefault(host, List.of());
  }

  /** Asks, unless there is nothing to ask for. */
  void look(ResourceId what) {
    boolean below = switch (what.kind()) {
      case STORAGE, NETWORKS -> true;
      case POOL -> !isOver(what);
      case VOLUME, NETWORK -> false;
    };
    if (below && inventory.host(what.host()).filter(Host::isConnected).isPresent()) {
      ask(what);
    }
  }

  private Optional<StoragePool> pool(ResourceId pool) {
    return of(ResourceId.storage(pool.host())).all().stream().filter(StoragePool.class::isInstance)
        .map(StoragePool.class::cast).filter(one -> one.name().equals(pool.name())).findFirst();
  }

  /** A pool that is known to be inactive has no volumes to be told of. */
  private boolean isOver(ResourceId pool) {
    return pool(pool).filter(now -> !now.isActive()).isPresent();
  }

  /** Something was changed: what somebody has looked at is asked for again. */
  void lookAgain(ResourceId changed) {
    changed.parent().ifPresent(parent -> {
      refresh(parent);
      parent.parent().ifPresent(this::refresh); // of whose room a volume takes some
    });
    if (changed.kind() == ResourceId.Kind.POOL) {
      refresh(changed);
    }
  }

  private void refresh(ResourceId what) {
    if (known.containsKey(what)) {
      look(what);
    }
  }

  private void ask(ResourceId what) {
    Object question = new Object();
    Entry entry = known.compute(what, (id, now) -> {
      Known<HostResource> before = now == null ? Known.nothing() : now.known();
      return now != null && before.asking() ? new Entry(before, now.question(), true)
          : new Entry(new Known<>(before.told(), true, before.all(), before.problem()), question, false);
    });
    if (entry.question() == question) {
      listeners.fire(listener -> listener.changed(what));
      CompletableFuture<Answer> answer = hosts.submit(what.host(), Role.POLLING, session -> read(session, what));
      answer.whenComplete((told, failure) -> keep(what, question, told, failure));
    }
  }

  private static Answer read(HypervisorSession session, ResourceId what) throws HypervisorException {
    return switch (what.kind()) {
      case STORAGE -> answer(session.require(StorageAccess.class).pools());
      case POOL -> answer(session.require(StorageAccess.class).volumes(what.name()));
      default -> {
        NetworkAccess access = session.require(NetworkAccess.class);
        yield new Answer(answer(access.networks()).all(), access.members());
      }
    };
  }

  private static Answer answer(List<? extends HostResource> all) {
    return new Answer(all.stream().<HostResource>map(one -> one).sorted(ORDER).toList(), List.of());
  }

  private void keep(ResourceId what, Object question, @Nullable Answer told, @Nullable Throwable failure) {
    boolean[] again = {false};
    Entry kept = known.computeIfPresent(what, (id, now) -> {
      if (now.question() != question) {
        return now;
      }
      again[0] = now.again();
      return new Entry(told != null ? new Known<>(true, false, told.all(), Optional.empty())
          : new Known<>(now.known().told(), false, List.of(), Optional.of(reason(failure))), question, false);
    });
    if (kept == null || kept.question() != question) {
      return; // the host has gone meanwhile, or the pool was stopped
    }
    if (told != null && what.kind() == ResourceId.Kind.NETWORKS) {
      members.put(what.host(), List.copyOf(told.members()));
    }
    if (told != null && what.kind() == ResourceId.Kind.STORAGE) {
      follow(what.host());
    }
    if (what.kind() == ResourceId.Kind.POOL && isOver(what)) {
      nothingBelow(what); // it was asked for before its pool was told to be stopped
    } else if (again[0]) {
      ask(what);
    } else {
      listeners.fire(listener -> listener.changed(what));
    }
  }

  private void nothingBelow(ResourceId pool) {
    known.replace(pool, new Entry(Known.nothing(), new Object(), false));
    listeners.fire(listener -> listener.changed(pool));
  }

  /** The volumes of pools that were stopped or deleted are not known any more; those of one started are asked for. */
  private void follow(HostId host) {
    known.keySet().stream().filter(id -> id.host().equals(host) && id.kind() == ResourceId.Kind.POOL).forEach(id -> {
      boolean isKnown = !of(id).equals(Known.nothing());
      if (pool(id).isEmpty()) {
        known.remove(id);
        listeners.fire(listener -> listener.changed(id));
      } else if (isOver(id) && isKnown) {
        nothingBelow(id);
      } else if (!isOver(id) && !isKnown) {
        look(id);
      }
    });
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause() : failure;
    String text = cause == null ? null : cause.getMessage();
    return text == null ? String.valueOf(cause) : text;
  }
}
