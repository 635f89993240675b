/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * A volume that is to be made in a pool.
 *
 * @param name its name
 * @param capacity what can be written to it, in bytes
 * @param allocation what it takes of its pool from the beginning, in bytes; the rest is taken when it is written to
 * @param format one of {@link #FORMATS}
 * @since 0.1
 */
public record VolumePlan(String name, long capacity, long allocation, String format) {

  /** How a volume can be written. */
  public static final List<String> FORMATS = List.of("raw", "qcow2");

  /** Bytes: what the largest file systems hold. */
  public static final long MOST = 1L << 60;

  /** Why it cannot be made, as a sentence for the user; empty if the host may be asked to. */
  public Optional<String> refusal() {
    return ResourceAction.NAME.refusal(name).or(this::sizes).or(() -> FORMATS.contains(format) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.VolumePlan_format, format, String.join(", ", FORMATS))));
  }

  private Optional<String> sizes() {
    if (capacity <= 0 || capacity > MOST) {
      return Optional.of(Messages.VolumePlan_capacity);
    }
    return allocation < 0 || allocation > capacity ? Optional.of(Messages.VolumePlan_allocation) : Optional.empty();
  }
}
