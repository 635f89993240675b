/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeRebalances;
import org.xenworkbench.ui.migration.internal.OpenDialog;

/** The proposal as a user sees and changes it. */
class RebalanceDialogTest {

  private static final long GIB = 1L << 30;

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell window = new Shell(display);
  private final FakeRebalances rebalances = new FakeRebalances();
  private final Load a = new Load(HostId.random(), "a", 8, 6, 64 * GIB, 32 * GIB);
  private final Load b = new Load(HostId.random(), "b", 8, 0, 64 * GIB, 32 * GIB);
  private final Load c = new Load(HostId.random(), "c", 8, 2, 64 * GIB, 32 * GIB);
  private final Move web = new Move(VmId.of(UUID.randomUUID()), "web", GIB, 2, a.host(), b.host(), "CPU of 'a'.");
  private final Move db = new Move(VmId.of(UUID.randomUUID()), "db", GIB, 1, a.host(), b.host(), "CPU of 'b'.");
  private final RebalanceDialog dialog = new RebalanceDialog(window, rebalances, Set.of(a.host(), b.host(), c.host())) {
    @Override
    protected IDialogSettings getDialogBoundsSettings() {
      return null; // the workspace keeps them
    }
  };

  @AfterEach
  void close() {
    dialog.close();
    window.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private OpenDialog open(Move... moves) {
    rebalances.tell(new RebalancePlan(List.of(a, b, c), List.of(moves), List.of("'d' is left out.")));
    OpenDialog open = OpenDialog.of(dialog);
    open.until(() -> open.rows("rebalance.hosts").count() == 3);
    return open;
  }

  private static Button ok(OpenDialog open) {
    return open.button(IDialogConstants.OK_ID);
  }

  @Test
  void whatIsLeftOutChangesTheNumbers() {
    OpenDialog open = open(web, db);
    assertThat(open.rows("rebalance.moves")).containsExactly("web | a | b | CPU of 'a'.", "db | a | b | CPU of 'b'.");
    assertThat(open.rows("rebalance.hosts")).contains("a | 75.0 % | 37.5 % | 50.0 % | 46.9 %");
    assertThat(open.find(Text.class, "rebalance.leftOut").getText()).isEqualTo("'d' is left out.");
    assertThat(ok(open).isEnabled()).isTrue();
    open.tick("rebalance.moves", 1, false);
    assertThat(open.rows("rebalance.hosts")).contains("a | 75.0 % | 50.0 % | 50.0 % | 48.4 %");
    assertThat(ok(open).isEnabled()).as("while it is checked").isFalse();
    open.until(() -> ok(open).isEnabled());
    assertThat(dialog.plan().moves()).containsExactly(web);
    open.tick("rebalance.moves", 0, false);
    open.until(() -> open.says("Nothing is migrated."));
    assertThat(ok(open).isEnabled()).isFalse();
  }

  @Test
  void anotherTargetIsCheckedBeforeItIsAccepted() {
    OpenDialog open = open(web);
    open.select("rebalance.moves", 0);
    Combo targets = open.find(Combo.class, "rebalance.target");
    assertThat(targets.getItems()).containsExactly("b", "c");
    assertThat(targets.getText()).isEqualTo("b");
    rebalances.hinder(web.vm(), "No network.");
    targets.select(1);
    OpenDialog.press(targets);
    assertThat(open.rows("rebalance.hosts")).contains("c | 25.0 % | 50.0 % | 50.0 % | 51.6 %");
    open.until(() -> open.says("web: No network."));
    assertThat(open.rows("rebalance.moves")).containsExactly("web | a | c | No network.");
    assertThat(ok(open).isEnabled()).isFalse();
  }

  @Test
  void saysThatNoMoveHelpsOrThatAllIsBalanced() {
    OpenDialog open = open();
    assertThat(open.says("They are not balanced, but no migration that is allowed helps.")).isTrue();
    assertThat(ok(open).isEnabled()).isFalse();
    rebalances.tell(new RebalancePlan(List.of(c), List.of(), List.of()));
    OpenDialog.press(open.button("Plan Again"));
    open.until(() -> open.says("These hosts are balanced: nothing is to be migrated."));
    assertThat(ok(open).isEnabled()).isFalse();
  }

  /** Plans until nobody wants to know. */
  private static final class Endless implements RebalanceService {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public Optional<String> obstacle(Collection<HostId> hosts) {
      return Optional.empty();
    }

    @Override
    public RebalancePlan plan(Collection<HostId> hosts, BooleanSupplier cancelled) {
      begun.incrementAndGet();
      while (!cancelled.getAsBoolean()) {
        Thread.onSpinWait();
      }
      ended.incrementAndGet();
      throw new CancellationException();
    }

    @Override
    public Map<VmId, String> problems(RebalancePlan plan, BooleanSupplier cancelled) {
      return Map.of();
    }

    @Override
    public List<Move> explained(RebalancePlan plan) {
      return plan.moves();
    }

    @Override
    public void run(RebalancePlan plan, String user) {
      throw new AssertionError("Nobody accepted it.");
    }
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotPlanned() {
    Endless endless = new Endless();
    RebalanceDialog asking = new RebalanceDialog(window, endless, Set.of(a.host(), b.host())) {
      @Override
      protected IDialogSettings getDialogBoundsSettings() {
        return null; // the workspace keeps them
      }
    };
    OpenDialog open = OpenDialog.of(asking);
    open.until(() -> endless.begun.get() == 1);
    OpenDialog.press(open.button("Plan Again"));
    open.until(() -> endless.ended.get() == 1 && endless.begun.get() == 2);
    assertThat(asking.close()).isTrue();
    await().until(() -> endless.ended.get() == 2);
  }

  @Test
  void groupsStandForTheirHostsWithThoseOfGroupsWithin() {
    FakeHostGroups groups = new FakeHostGroups();
    HostGroup outer = groups.add("outer", Optional.empty());
    HostGroup inner = groups.add("inner", Optional.of(outer.id()));
    groups.move(Set.of(a.host()), Optional.of(outer.id()));
    groups.move(Set.of(b.host()), Optional.of(inner.id()));
    assertThat(RebalanceHostsHandler.hosts(groups, new FakeHostRegistry(),
        List.of(groups.group(outer.id()).orElseThrow()))).containsExactlyInAnyOrder(a.host(), b.host());
  }
}
