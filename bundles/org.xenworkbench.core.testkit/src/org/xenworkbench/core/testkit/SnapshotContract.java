/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.readings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.driver.SnapshotControl;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link SnapshotControl} promises.
 *
 * @since 0.1
 */
@ConsumerType
public interface SnapshotContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** The facet. */
  private static SnapshotControl snapshots(OpenHost home) throws HypervisorException {
    return home.session(Role.OPERATIONS).require(SnapshotControl.class);
  }

  private static List<String> tree(SnapshotControl control, UUID vm) throws HypervisorException {
    return control.snapshots(vm).stream().map(one -> one.parent().map(parent -> parent + " > ").orElse("")
        + one.name() + (one.current() ? " *" : "")).toList();
  }

  /** Deletes what a test left, so that the domain can be brought back. */
  private static void deleteAll(SnapshotControl control, UUID vm) throws HypervisorException {
    for (Snapshot one : control.snapshots(vm)) {
      control.deleteSnapshot(vm, one.name());
    }
  }

  /** With what XML is made of, and letters beyond Latin. */
  @Test
  default void areATreeThatTheDomainGoesOnFrom() throws Exception {
    OpenHost home = fixture().openHome(Feature.SNAPSHOTS);
    UUID vm = fixture().vmOn(home);
    SnapshotControl control = snapshots(home);
    String odd = "<a>&' b\u00fcro \u65e5\u672c \ud83d\udc27";
    try {
      assertThat(tree(control, vm)).isEmpty();
      control.takeSnapshot(vm, odd);
      control.takeSnapshot(vm, "second");
      assertThat(tree(control, vm)).containsExactly(odd, odd + " > second *");
      assertThat(control.snapshots(vm)).extracting(Snapshot::state).containsOnly(DomainState.RUNNING);
      assertFails(Kind.FAILED, () -> control.takeSnapshot(vm, "second"));
      control.revertToSnapshot(vm, odd);
      fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
      control.takeSnapshot(vm, "third");
      assertThat(tree(control, vm)).containsExactlyInAnyOrder(odd, odd + " > second", odd + " > third *");
      control.deleteSnapshot(vm, odd);
      assertThat(tree(control, vm)).containsExactlyInAnyOrder("second", "third *");
      assertFails(Kind.INVALID_STATE, () -> control.revertToSnapshot(vm, odd));
      assertFails(Kind.INVALID_STATE, () -> control.deleteSnapshot(vm, odd));
    } finally {
      deleteAll(control, vm);
    }
  }

  @Test
  default void bringBackTheStateOfThen() throws Exception {
    OpenHost home = fixture().openHome(Feature.SNAPSHOTS, Feature.POWER);
    UUID vm = fixture().vmOn(home);
    SnapshotControl control = snapshots(home);
    try {
      control.takeSnapshot(vm, "ran");
      home.power().power(vm, PowerAction.FORCE_OFF);
      fixture().awaitState(home, vm, DomainState.SHUT_OFF);
      control.takeSnapshot(vm, "off");
      assertThat(control.snapshots(vm)).extracting(Snapshot::name, Snapshot::state, Snapshot::parent)
          .contains(org.assertj.core.api.Assertions.tuple("off", DomainState.SHUT_OFF, Optional.of("ran")));
      control.revertToSnapshot(vm, "ran");
      fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
      control.revertToSnapshot(vm, "off");
      fixture().awaitState(home, vm, DomainState.SHUT_OFF);
      assertThat(readings(home.poll(), vm).info().isActive()).isFalse();
    } finally {
      deleteAll(control, vm);
    }
  }

  @Test
  default void anUnknownDomainHasNoSnapshots() throws Exception {
    OpenHost home = fixture().openHome(Feature.SNAPSHOTS);
    SnapshotControl control = snapshots(home);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> control.snapshots(UNKNOWN));
    assertFails(Kind.NO_SUCH_DOMAIN, () -> control.takeSnapshot(UNKNOWN, "a"));
  }
}
