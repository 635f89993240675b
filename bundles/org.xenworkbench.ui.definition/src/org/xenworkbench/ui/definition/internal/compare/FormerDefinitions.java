/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.definition.internal.Messages;

/** The definitions that a VM had before it was given others from here: the event log keeps them. */
final class FormerDefinitions {

  /** So many entries are looked through, and changes of memory and the like are among them. */
  private static final int MOST = 500;

  private FormerDefinitions() {
  }

  /** The newest first. Blocks while a file is read; not on the UI thread. */
  static List<DefinitionSource> of(EventLog log, VirtualMachine vm) throws UnreadableLogException {
    return log
        .query(EventQuery.newest(MOST).withKinds(Set.of(LogEntry.CONFIGURATION, LogEntry.SETTING))
            .about(Optional.of(vm.id())))
        .stream().filter(LogAttribute.FORMER_DEFINITION::isIn).map(entry -> source(vm, entry)).toList();
  }

  private static DefinitionSource source(VirtualMachine vm, LogEntry entry) {
    return DefinitionSource.of(
        NLS.bind(Messages.Compare_before,
            new Object[] {vm.name(), entry.user(), Formats.dateTime(entry.started())}),
        LogAttribute.FORMER_DEFINITION.value(entry).orElse(""));
  }
}
