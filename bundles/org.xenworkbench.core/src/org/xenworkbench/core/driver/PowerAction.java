/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * A change of a domain's power state that a user can ask for: a row each of the table that drivers, operations, event
 * log, MBeans, menus and keys follow. What each is called is in {@code words.properties}, as is the label of its
 * feature if that is its own.
 *
 * @since 0.1
 */
public enum PowerAction {
  /** Boot a domain that is shut off, or let it go on from the state that its host keeps on disk. */
  START(Feature.POWER, Precondition.OFF, Effect.RUNS),
  /** The same, but it stands still until it is resumed. */
  START_PAUSED(Precondition.OFF, Effect.STARTS_PAUSED),
  /** Ask the guest to shut down; returns before it has. */
  SHUT_DOWN(Feature.POWER, Precondition.RUNNING, Effect.ASKS_GUEST),
  /** End it at once, as if the plug were pulled. */
  FORCE_OFF(Feature.POWER, Precondition.ACTIVE, Effect.ENDS),
  /** Ask the guest to reboot. */
  REBOOT(Feature.POWER, Precondition.RUNNING, Effect.ASKS_GUEST),
  /** Reset it at once, as by the button of a machine: its guest boots anew. */
  FORCE_REBOOT(Precondition.RUNNING, Effect.RESETS),
  /** Stop it from executing, in memory. */
  PAUSE(Feature.PAUSE, Precondition.RUNNING, Effect.PAUSES),
  /** Write its state to the host's disk and end it: its next start goes on from there. Returns when it has ended. */
  SAVE(Precondition.RUNNING, Effect.SAVES),
  /** Let a paused domain execute again, and wake one that sleeps. */
  RESUME(Feature.PAUSE, Precondition.PAUSED, Effect.RUNS);

  /** What a domain must be for an action, as libvirt has it. Active is what the hypervisor has, as its number tells. */
  public enum Precondition {
    /** Not active. */
    OFF,
    /** Active, in whatever state: one that crashed may still be there. */
    ACTIVE,
    /** Active and executing; one without a state is treated as such, since nothing speaks against it. */
    RUNNING,
    /** Active and paused or asleep. */
    PAUSED,
    /** In whatever state. */
    ANY;

    /** Whether a domain in that state is that. */
    public boolean holds(DomainState state, boolean active) {
      return switch (this) {
        case OFF -> !active && !state.isRunning();
        case ACTIVE -> active;
        case RUNNING -> active && (state.isRunning() || state == DomainState.NO_STATE);
        case ANY -> true;
        case PAUSED -> active && (state == DomainState.PAUSED || state == DomainState.PM_SUSPENDED);
      };
    }
  }

  /** What an action does to a domain. */
  public enum Effect {
    /** It executes, or fails to. */
    RUNS(DomainState.RUNNING),
    /** It is there, and stands still; for a moment it may execute. */
    STARTS_PAUSED(DomainState.PAUSED, DomainState.RUNNING),
    /** It stands still and goes on later. */
    PAUSES(DomainState.PAUSED),
    /** It stands still, and has ended when its state is on disk. */
    SAVES(DomainState.SHUT_OFF, DomainState.PAUSED),
    /** Its guest is asked: what happens then is the guest's doing. */
    ASKS_GUEST(),
    /** It ends at once, and what its guest has not written to disk is lost. */
    ENDS(DomainState.SHUT_OFF),
    /** It boots anew at once, and what its guest has not written to disk is lost. */
    RESETS();

    private final Set<DomainState> states;

    Effect(DomainState... states) {
      this.states = Set.of(states);
    }

    /** Whether the guest is cut off from what it was doing, so that something may be lost. */
    public boolean isHarsh() {
      return this == ENDS || this == RESETS;
    }

    /**
     * Whether that is what a domain was seen to do.
     *
     * @param became the state that it has since; empty if it booted anew in the state that it had
     */
    public boolean isSeenIn(Optional<DomainState> became) {
      return this == RESETS ? became.isEmpty() : became.filter(states::contains).isPresent();
    }
  }

  private static final Words WORDS = Words.beside(PowerAction.class);

  private final Feature feature;
  private final Precondition precondition;
  private final Effect effect;

  /** A row with a feature of its own, which a driver may lack although it has the others. */
  PowerAction(Precondition precondition, Effect effect) {
    this.feature = Feature.of(name(), PowerControl.class);
    this.precondition = precondition;
    this.effect = effect;
  }

  PowerAction(Feature feature, Precondition precondition, Effect effect) {
    this.feature = feature;
    this.precondition = precondition;
    this.effect = effect;
  }

  /** Its name in commands, MBeans and the like: {@code shutDown}. */
  public String id() {
    return RowNames.id(this);
  }

  /** What a host's driver must be able to do. */
  public Feature feature() {
    return feature;
  }

  /** What a domain must be for it. */
  public Precondition precondition() {
    return precondition;
  }

  /** What it does to a domain. */
  public Effect effect() {
    return effect;
  }

  /** Whether a domain in that state is what {@link #precondition} demands. */
  public boolean fits(DomainState state, boolean active) {
    return precondition.holds(state, active);
  }

  /** What it is called. */
  public Words words() {
    return WORDS;
  }

  /** What it does, as a sentence about “it”. */
  public String description() {
    return WORDS.of(name(), "description");
  }

  /** That it is tried with a domain, for what a driver says of a failure. */
  public String doing(String domain) {
    return WORDS.of(name(), "doing", domain);
  }

  /** That it is going on, as the event log says it. */
  public String running(String vm, String host) {
    return WORDS.of(name(), "running", vm, host);
  }

  /** That it was done, as the event log says it. */
  public String done(String vm, String host) {
    return WORDS.of(name(), "done", vm, host);
  }
}
