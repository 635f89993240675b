/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.text.Quantities;

/** Says what is scheduled. */
record ScheduledList(ScheduleService schedule) implements Deed {

  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) throws IOException {
    CompletableFuture<Optional<String>> loaded = schedule.loaded();
    CompletableFuture.anyOf(loaded, ended).join();
    if (!loaded.isDone()) {
      return NOT_ALL;
    }
    Optional<String> problem = loaded.join();
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    List<ScheduledOrder> orders = schedule.orders();
    orders.forEach(order -> out.accept(NLS.bind(Messages.ScheduledList_Order,
        new Object[] {Quantities.dateTime(order.when().at()), order.what(), order.user()})));
    if (orders.isEmpty()) {
      out.accept(Messages.ScheduledList_None);
    }
    return DONE;
  }
}
