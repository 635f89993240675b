/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;

/**
 * Hosts that were removed, each with those of the list that lead to its machine since. As these it goes on: what still
 * happens with it, such as a migration, its history, and what the log tells of it. Such a host led to the machine when
 * the other was removed, or is added later and is proven to by what it lists first ({@link MachineTrace}); only its
 * first word counts, since whoever comes to a VM later, as by a migration, is not where it was. One that is elsewhere
 * is not taken for a former host if another of the list goes on as that or has its address. Kept over a restart. Any
 * thread.
 */
@Component(service = FormerHosts.class)
public final class FormerHosts {

  /** So many are known at most. */
  static final int CAPACITY = 500;

  /** What the engine keeps for itself. */
  private static final String KEY = Preferences.STATE + "formerHosts";

  private final Executor later;
  private final Consumer<String> keeper;
  private final FormerForm known;
  private final Listeners<Consumer<FormerHostClaim>> claims = new Listeners<>();
  /** Those that nobody has heard of: hosts of a file may be heard before who tells of them is there. */
  private final List<FormerHostClaim> untold = new ArrayList<>();
  private boolean isToldOf;
  private final Map<HostId, String> places = new HashMap<>();
  private final Map<HostId, String> names = new HashMap<>();
  /** Those of the list. */
  private final Map<HostId, MachineTrace> there = new HashMap<>();
  /** What was found out since the last change, of each host: charts ask for every line and entry that they draw. */
  private final Map<HostId, Set<HostId>> machines = new HashMap<>();
  private final Map<HostId, List<HostId>> earlier = new HashMap<>();

  /** Keeps what is known in the settings, a little after it changed. */
  @Activate
  public FormerHosts(@Reference Preferences preferences, @Reference HolderStore store) {
    this(preferences.node().get(KEY, ""), store::later, keeper(preferences));
  }

  /** Knows none yet, and keeps nothing. */
  public FormerHosts() {
    this("", write -> {
    }, text -> {
    });
  }

  /**
   * The same without a store. No second constructor of two parameters: Declarative Services would try it.
   *
   * @param later has what changed written
   */
  public static FormerHosts keptIn(Preferences preferences, Executor later) {
    return new FormerHosts(preferences.node().get(KEY, ""), later, keeper(preferences));
  }

  private static Consumer<String> keeper(Preferences preferences) {
    return text -> {
      preferences.node().put(KEY, text);
      preferences.save();
    };
  }

  private FormerHosts(String kept, Executor later, Consumer<String> keeper) {
    this.later = later;
    this.keeper = keeper;
    known = FormerForm.read(kept);
  }

  /** A host is reached there: by driver, name and port. */
  public synchronized void at(HostId host, String place) {
    places.put(host, place);
  }

  /** A host is called that. */
  synchronized void named(HostId host, String name) {
    names.put(host, SafeText.line(name));
  }

  /** A host is in the list that was not before: whose machine it leads to is seen when it is heard first. */
  public synchronized void added(HostId host) {
    known.fresh().add(host);
    changed();
  }

  /** What a host of the list tells of its machine; none if that is not known. One that was removed is there again. */
  synchronized void told(HostId host, Set<String> marks) {
    there.put(host, there.getOrDefault(host, MachineTrace.NONE).told(marks, Optional.ofNullable(places.get(host))));
    if (known.removed().remove(host) != null) {
      known.names().remove(host);
      known.heirs().remove(host);
      changed();
    }
  }

  /** A host is not heard any more, which listed these VMs last. */
  synchronized void left(HostId host, Collection<DomainInfo> listed) {
    there.computeIfPresent(host, (key, trace) -> trace.with(listed, List.of()));
  }

  /** A host has listed its VMs for the first time since it was connected; as which it shows itself. */
  synchronized List<FormerHostClaim> heard(HostId host, Collection<DomainInfo> listed) {
    if (!known.fresh().remove(host)) {
      return List.of();
    }
    MachineTrace now = there.getOrDefault(host, MachineTrace.NONE).with(listed, List.of());
    List<FormerHostClaim> made = new ArrayList<>();
    known.removed().forEach((gone, trace) -> {
      Set<MachineTrace.Sign> proof = now.proof(trace);
      if (!proof.isEmpty()) {
        boolean isTaken = proof.contains(MachineTrace.Sign.PLACE) || !mayBeAnother(gone, trace, host);
        made.add(new FormerHostClaim(host, gone, known.names().getOrDefault(gone, ""), proof, isTaken));
      }
    });
    made.stream().filter(FormerHostClaim::isTaken).forEach(claim -> goOn(claim.former(), host));
    changed();
    return made;
  }

  /** Whether another of the list goes on as a former one, or is where that was, also if it is not heard. */
  private boolean mayBeAnother(HostId gone, MachineTrace trace, HostId host) {
    return known.heirs().getOrDefault(gone, Set.of()).stream().anyMatch(heir -> !heir.equals(host)
        && there.containsKey(heir)) || places.entrySet().stream()
            .anyMatch(other -> !other.getKey().equals(host) && trace.places().contains(other.getValue()));
  }

  /**
   * A host is no longer in the list.
   *
   * @param twins others that lead to its machine
   * @param listed the VMs that it listed last
   * @param held the UUIDs of those that it had, of which it may have listed none
   */
  synchronized void removed(HostId host, List<HostId> twins, Collection<DomainInfo> listed, Collection<UUID> held) {
    MachineTrace trace = Optional.ofNullable(there.remove(host)).orElse(MachineTrace.NONE).with(listed, held);
    boolean isHeir = known.heirs().values().stream().anyMatch(heirs -> heirs.contains(host));
    places.remove(host);
    String name = names.remove(host);
    if (trace.isTelling() || isHeir || !twins.isEmpty()) {
      known.removed().put(host, trace);
      if (name != null) {
        known.names().put(host, name);
      }
      twins.forEach(heir -> goOn(host, heir));
      if (known.removed().size() > CAPACITY) {
        forget(known.removed().keySet().iterator().next());
      }
      changed();
    }
  }

  /** Only these hosts are configured: others have not been removed only to be there again with other settings. */
  synchronized void retain(Set<HostId> configured) {
    if (known.fresh().retainAll(configured)) {
      changed();
    }
  }

  /** Hears of hosts that show themselves as former ones, after that was decided; the first one of all until now. */
  Registration onClaim(Consumer<FormerHostClaim> listener) {
    Registration registration = claims.add(listener);
    List<FormerHostClaim> missed;
    synchronized (this) {
      isToldOf = true;
      missed = List.copyOf(untold);
      untold.clear();
    }
    missed.forEach(listener);
    return registration;
  }

  /** Tells of them. */
  void tell(List<FormerHostClaim> made) {
    synchronized (this) {
      if (!isToldOf) {
        untold.addAll(made);
        return;
      }
    }
    made.forEach(claim -> claims.fire(listener -> listener.accept(claim)));
  }

  private void goOn(HostId gone, HostId heir) {
    known.heirs().computeIfAbsent(gone, key -> new LinkedHashSet<>()).add(heir);
  }

  private void forget(HostId oldest) {
    known.removed().remove(oldest);
    known.names().remove(oldest);
    known.heirs().remove(oldest);
    known.heirs().values().forEach(heirs -> heirs.remove(oldest));
  }

  /** Who leads to the machine of a host now; itself if it was not removed, or if nobody is known to. */
  synchronized HostId heir(HostId host) {
    return known.removed().containsKey(host)
        ? machine(host).stream().filter(there::containsKey).findFirst().orElse(host) : host;
  }

  /**
   * Under which identities something is known of an object, its own first: a host, and its Domain-0, were others before
   * they were removed and added again, the last one next.
   */
  public synchronized List<ObjectId> identities(ObjectId object) {
    List<ObjectId> all = new ArrayList<>(List.of(object));
    if (object instanceof HostId host) {
      all.addAll(earlier(host));
    } else if (object instanceof VmId vm && vm.isControlDomain()) {
      vm.on().ifPresent(host -> earlier(host).forEach(before -> all.add(VmId.controlDomain(before))));
    }
    return List.copyOf(all);
  }

  private List<HostId> earlier(HostId host) {
    return known.heirs().isEmpty() ? List.of() : earlier.computeIfAbsent(host, key -> {
      Set<HostId> machine = machine(key);
      List<HostId> before = new ArrayList<>(known.removed().keySet());
      Collections.reverse(before);
      before.removeIf(gone -> gone.equals(key) || !machine.contains(gone));
      return List.copyOf(before);
    });
  }

  /** All hosts that lead or led to the machine of one, the nearest first: it, its heirs, those whose heir it is. */
  private Set<HostId> machine(HostId host) {
    Set<HostId> machine = machines.get(host);
    if (machine == null) {
      machine = findMachine(host);
      machines.put(host, machine);
    }
    return machine;
  }

  private Set<HostId> findMachine(HostId host) {
    Set<HostId> found = new LinkedHashSet<>(List.of(host));
    Queue<HostId> next = new ArrayDeque<>(found);
    while (!next.isEmpty()) {
      HostId one = next.remove();
      List<HostId> near = new ArrayList<>(known.heirs().getOrDefault(one, Set.of()));
      known.heirs().forEach((gone, heirs) -> {
        if (heirs.contains(one)) {
          near.add(gone);
        }
      });
      near.stream().filter(found::add).forEach(next::add);
    }
    return found;
  }

  private void changed() {
    machines.clear();
    earlier.clear();
    later.execute(this::save);
  }

  private void save() {
    String text;
    synchronized (this) {
      text = known.write();
    }
    keeper.accept(text);
  }
}
