/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;

/**
 * Whose the VM of a UUID is that several hosts list. It stays with the host that has it: a host that merely names its
 * UUID gets a VM of its own, a claim. It moves when both hosts show it: by a migration, as soon as it runs at the
 * target (Xen lists the source as running until it has cleaned up, seconds after the guest goes on at the target), or
 * when the host that had it lists it no longer. While it migrates, one of the two shows it: the target, too, while the
 * source has it and is not connected.
 *
 * @param holder the host whose VM it is, whether it lists it now or is not connected; empty if nobody lists it
 * @param shown the host that shows it, for the holder where that one is not connected; empty if nobody does
 * @param claims the other hosts that show a VM of that UUID, in order
 */
record Ownership(Optional<HostId> holder, Optional<HostId> shown, List<HostId> claims) {

  /**
   * A migration.
   *
   * @param source where it began
   * @param target where it is to end
   * @param isOver whether it has ended, so that a VM that has arrived stays, whatever becomes of it there
   */
  record Journey(HostId source, HostId target, boolean isOver) {

    /** One that goes on. */
    Journey(HostId source, HostId target) {
      this(source, target, false);
    }

    Journey over() {
      return new Journey(source, target, true);
    }

    Stream<HostId> hosts() {
      return Stream.of(source, target);
    }

    /** The same, from or to another instead of that host. */
    Journey handedOver(HostId from, HostId to) {
      return by(host -> host.equals(from) ? to : host);
    }

    Journey by(UnaryOperator<HostId> names) {
      return new Journey(names.apply(source), names.apply(target), isOver);
    }
  }

  /** What hosts list of one UUID, and where its VMs are going. */
  record Scene(Map<HostId, DomainInfo> listed, Optional<Journey> journey, List<Journey> claimsJourneys) {

    private Scene withJourney(Optional<Journey> other) {
      return new Scene(listed, other, claimsJourneys);
    }

    private boolean lists(HostId host) {
      return listed.containsKey(host);
    }

    private boolean is(HostId host, Predicate<DomainState> state) {
      return Optional.ofNullable(listed.get(host)).map(DomainInfo::state).filter(state).isPresent();
    }

    /** Running there, or running since and paused there now, or arrived in time. */
    private boolean arrived(Journey journey, Optional<HostId> holder) {
      return is(journey.target(), DomainState::isRunning)
          || holder.filter(journey.target()::equals).isPresent() && (journey.isOver()
              || Optional.ofNullable(listed.get(journey.target())).filter(DomainInfo::isActive)
                  .filter(info -> !isOnItsWay(info)).isPresent());
    }

    /** Who shows it for a source that has it and is not heard. */
    private Optional<HostId> target(HostId holder) {
      return journey.filter(known -> known.source().equals(holder) && !lists(holder)).map(Journey::target)
          .filter(this::lists);
    }
  }

  /**
   * Judges. A migration that began at a host that did not have the VM is none of it.
   *
   * @param told what is known
   * @param before who had the VM until now
   * @param denies whether a host said that it does not have it any more
   */
  static Ownership of(Scene told, Optional<HostId> before, Predicate<HostId> denies) {
    Scene scene = told.withJourney(told.journey().filter(
        journey -> before.isEmpty() || List.of(journey.source(), journey.target()).contains(before.get())));
    Optional<HostId> holder = travelled(scene, before).filter(host -> scene.lists(host) || !denies.test(host))
        .or(() -> strongest(told));
    Optional<HostId> shown = holder.flatMap(scene::target).or(() -> holder.filter(scene::lists));
    List<HostId> claims = claims(told, holder);
    return new Ownership(holder, shown, claims.stream().filter(host -> !shown.equals(Optional.of(host))).toList());
  }

  /**
   * Whether that is what a host lists of a VM that a migration is still bringing: on QEMU one that is paused for that
   * or started so, on Xen one that is shut off and has no definition yet, which nothing else is.
   */
  static boolean isOnItsWay(DomainInfo info) {
    return info.isActive() ? info.state() == DomainState.PAUSED
        && (info.reason() == StateReason.MIGRATING || info.reason() == StateReason.STARTING_UP)
        : info.state() == DomainState.SHUT_OFF && !info.persistent();
  }

  private static Optional<HostId> travelled(Scene scene, Optional<HostId> before) {
    return scene.journey().flatMap(journey -> scene.arrived(journey, before) ? Optional.of(journey.target())
        : Optional.of(journey.source()).filter(scene::lists)).or(() -> before);
  }

  /** Nobody has it: one that runs rather than one that is paused, or off; among equals who was to get it. */
  private static Optional<HostId> strongest(Scene scene) {
    return scene.listed().entrySet().stream().min(Comparator
        .comparing((Map.Entry<HostId, DomainInfo> entry) -> -strength(entry.getValue()))
        .thenComparing(entry -> scene.journey().map(Journey::target).filter(entry.getKey()::equals).isEmpty())
        .thenComparing(entry -> entry.getKey().toString())).map(Map.Entry::getKey);
  }

  private static List<HostId> claims(Scene scene, Optional<HostId> holder) {
    List<HostId> claims = new ArrayList<>(scene.listed().keySet());
    holder.ifPresent(claims::remove);
    scene.journey().ifPresent(journey -> {
      if (holder.filter(journey.target()::equals).isPresent() && scene.lists(journey.target())) {
        claims.remove(journey.source());
      } else if (holder.filter(journey.source()::equals).isPresent() && scene.lists(journey.source())) {
        claims.remove(journey.target());
      }
    });
    for (Journey journey : scene.claimsJourneys()) {
      boolean there = scene.is(journey.target(), DomainState::isRunning);
      if (claims.containsAll(List.of(journey.source(), journey.target()))) {
        claims.remove(there ? journey.source() : journey.target());
      }
    }
    claims.sort(Comparator.comparing(HostId::toString));
    return List.copyOf(claims);
  }

  /** How strongly a host claims to own a VM that it lists so. */
  private static int strength(DomainInfo info) {
    return info.state().isRunning() ? 2 : info.isActive() ? 1 : 0;
  }
}
