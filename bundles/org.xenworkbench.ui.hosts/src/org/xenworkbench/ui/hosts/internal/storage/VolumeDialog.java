/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.TypedSize;

/** Asks for a volume. UI thread. */
final class VolumeDialog extends PlanDialog<VolumePlan> {

  private static final String CAPACITY = "20 GiB";

  private final long free;
  private @Nullable Text name;
  private @Nullable Text capacity;
  private @Nullable Text allocation;
  private @Nullable Combo format;

  /** @param free what is free in its pool, in bytes */
  VolumeDialog(Shell shell, long free, Predicate<String> taken) {
    super(shell, Messages.Plan_volume, NLS.bind(Messages.Plan_volumeMessage, Formats.bytes(free)), taken);
    this.free = free;
  }

  @Override
  protected void fields(Composite panel) {
    name = text(panel, Messages.Plan_name, "plan.name", "");
    capacity = text(panel, Messages.Plan_capacity, "plan.capacity", CAPACITY);
    allocation = text(panel, Messages.Plan_allocation, "plan.allocation", "0");
    format = choice(panel, Messages.Plan_format, "plan.format", VolumePlan.FORMATS.toArray(String[]::new));
  }

  /** What is no size is less than any, which plans refuse. */
  private static long bytes(@Nullable Text field) {
    return new TypedSize(Objects.requireNonNull(field).getText()).bytes().orElse(-1);
  }

  @Override
  protected VolumePlan plan() {
    return new VolumePlan(Objects.requireNonNull(name).getText().strip(), bytes(capacity), bytes(allocation),
        Objects.requireNonNull(format).getText());
  }

  @Override
  protected Optional<String> refusal(VolumePlan entered) {
    return taken(entered.name()).or(entered::refusal).or(() -> entered.allocation() > free
        ? Optional.of(NLS.bind(Messages.Plan_full, Formats.bytes(free))) : Optional.empty());
  }
}
