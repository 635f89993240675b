/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.ViewPart;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.XenUi;

/** The journey of a VM across hosts; of which, the secondary id tells. Read in the background. UI thread. */
public final class JourneyView extends ViewPart {

  /** So many entries of a VM are looked through. */
  private static final int MOST = 5_000;
  private static final long COALESCE_MILLIS = 300;

  @Inject
  private Timing timing;
  @Inject
  private EventLog log;
  @Inject
  private Inventory inventory;
  @Inject
  private RefreshTimes times;

  private @Nullable JourneyPage page;
  private @Nullable Job job;
  private @Nullable Registration listening;

  /** Opens that of a VM. */
  static void open(IWorkbenchPage page, VmId vm) {
    ShowIn.open(page, XenUi.JOURNEY_VIEW, vm.key().replace('/', '_')); // view ids do not take slashes everywhere
  }

  static Optional<VmId> vm(@Nullable String secondaryId) {
    try {
      return secondaryId != null && ObjectId.parse(secondaryId.replace('_', '/')) instanceof VmId vm
          ? Optional.of(vm) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a view that somebody opened without a VM
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    XenUi.setHelp(parent, "journey");
    vm(getViewSite().getSecondaryId()).ifPresentOrElse(vm -> times.opening("journey.view", () -> create(parent, vm)),
        () -> new Label(parent, SWT.WRAP).setText(Messages.JourneyView_choose));
  }

  private void create(Composite parent, VmId vm) {
    JourneyPage created = new JourneyPage(parent,
        entry -> ShowIn.show(getSite().getPage(), XenUi.EVENT_LOG_VIEW, entry));
    page = created;
    Job reading = Job.createSystem(Messages.LogFeed_query, monitor -> {
      read(vm);
      return Status.OK_STATUS;
    });
    job = reading;
    listening = log.addListener(entry -> {
      if (entry.vm().filter(inventory.identities(vm)::contains).isPresent()) {
        reading.schedule(COALESCE_MILLIS);
      }
    });
    reading.schedule();
  }

  private void read(VmId vm) {
    List<ObjectId> identities = inventory.identities(vm);
    List<LogEntry> entries;
    Optional<String> remark = Optional.empty();
    try {
      entries = log.query(EventQuery.newest(MOST).about(identities));
      if (entries.size() == MOST) {
        remark = Optional.of(MessageFormat.format(Messages.JourneyView_more, MOST));
      }
    } catch (UnreadableLogException e) {
      entries = e.found();
      remark = Optional.of(NLS.bind(Messages.JourneyView_unread, e.getMessage()));
    }
    Journey journey = Journey.of(vm, Journey.about(vm, identities, entries), present(vm),
        key -> ModelTexts.hostName(key, inventory), inventory::standIn);
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name)
        .or(() -> journey.steps().stream().flatMap(step -> step.entry().stream()).map(LogEntry::vmName)
            .reduce((first, last) -> last))
        .orElse("");
    Optional<String> said = remark;
    Displays.later(getSite().getShell().getDisplay(), () -> show(journey, name, said));
  }

  private Journey.Present present(VmId vm) {
    Instant now = timing.clock().instant();
    Optional<HostId> host = inventory.virtualMachine(vm).map(VirtualMachine::host);
    Optional<Host> connected = host.flatMap(inventory::host).filter(Host::isConnected);
    return new Journey.Present(host, connected.map(known -> known.connection().since()).filter(now::isAfter)
        .orElse(now), now);
  }

  private void show(Journey journey, String name, Optional<String> remark) {
    JourneyPage shown = page;
    if (shown != null && !shown.table().isDisposed()) {
      shown.show(journey, remark);
      if (!name.isEmpty()) {
        setPartName(SafeText.cell(NLS.bind(Messages.JourneyView_title, name)));
      }
    }
  }

  @Override
  public void setFocus() {
    JourneyPage shown = page;
    if (shown != null) {
      shown.table().setFocus();
    }
  }

  @Override
  public void dispose() {
    Registration heard = listening;
    if (heard != null) {
      heard.close();
    }
    Job reading = job;
    if (reading != null) {
      reading.cancel();
    }
    super.dispose();
  }
}
