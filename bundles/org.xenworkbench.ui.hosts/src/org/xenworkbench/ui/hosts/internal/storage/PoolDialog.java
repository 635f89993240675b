/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.PoolPlan;

/** Asks for a storage pool. UI thread. */
final class PoolDialog extends PlanDialog<PoolPlan> {

  private @Nullable Text name;
  private @Nullable Text path;

  PoolDialog(Shell shell, Predicate<String> taken) {
    super(shell, Messages.Plan_pool, Messages.Plan_poolMessage, taken);
  }

  @Override
  protected void fields(Composite panel) {
    name = text(panel, Messages.Plan_name, "plan.name", "");
    path = text(panel, Messages.Plan_path, "plan.path", "");
  }

  @Override
  protected PoolPlan plan() {
    return new PoolPlan(Objects.requireNonNull(name).getText().strip(), Objects.requireNonNull(path).getText().strip());
  }

  @Override
  protected Optional<String> refusal(PoolPlan entered) {
    return taken(entered.name()).or(entered::refusal);
  }
}
