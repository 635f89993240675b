/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.DeedWizardDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ListChooser;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.ShowMade;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xenworkbench.ui.definition.internal.check.LibvirtSchema;
import org.xenworkbench.ui.definition.internal.compare.Failures;

/**
 * Asks for a new virtual machine, shows what its host gets, and has it made in the background. What becomes of the host
 * meanwhile is told as it happens. UI thread.
 */
public final class NewVmWizard extends Wizard {

  private final IServiceLocator services;
  private final NewVmHost host;
  private final NewVmDraft draft;
  private final List<NewVmPage> pages;
  private final List<Registration> heard;
  /** Brings what is known anew, as soon as there are pages. */
  private volatile @Nullable Refresher news;
  private boolean isOpen = true;
  /** While the user chooses a volume. */
  private @Nullable ListChooser volumes;
  private boolean wantsImages;

  /**
   * Creates one; {@link #dialog} shows it.
   *
   * @param wanted the host that is proposed; empty for the first that one can be made on
   */
  public NewVmWizard(IServiceLocator services, Display display, Optional<HostId> wanted) {
    this.services = services;
    HostResources resources = services.getService(HostResources.class);
    host = new NewVmHost(inventory(), services.getService(VmCreation.class), resources);
    draft = new NewVmDraft(UUID.randomUUID(), host);
    pages = List.of(new NamePage(this), new SystemPage(this), new DevicesPage(this),
        new ReviewPage(this, services.getService(LibvirtSchema.class)));
    heard = List.of(inventory().addListener(changes -> hear(host.concerns(changes))),
        resources.addListener(what -> hear(host.concerns(what))));
    setWindowTitle(Messages.NewVm_title);
    setHelpAvailable(false);
    wanted.or(() -> host.possible().stream().findFirst().map(first -> first.id()))
        .ifPresent(id -> choose(display, id));
  }

  /** Many things may change at once, most of them elsewhere. Any thread. */
  private void hear(boolean isOfHost) {
    Refresher shown = news;
    if (isOfHost && shown != null) {
      shown.request();
    }
  }

  @Override
  public void createPageControls(Composite parent) {
    super.createPageControls(parent);
    news = new Refresher(parent, "definition.newVmNews", Refresher.CHART, services.getService(RefreshTimes.class),
        this::changed);
  }

  Inventory inventory() {
    return services.getService(Inventory.class);
  }

  VmDefinitions definitions() {
    return services.getService(VmDefinitions.class);
  }

  NewVmHost host() {
    return host;
  }

  NewVmDraft draft() {
    return draft;
  }

  boolean isOpen() {
    return isOpen;
  }

  void choose(HostId id) {
    choose(getShell().getDisplay(), id);
  }

  private void choose(Display display, HostId id) {
    host.choose(id);
    draft.hostChanged();
    services.getService(VmCreation.class).guestTypes(id)
        .whenComplete((types, failure) -> Displays.later(display, () -> {
          if (isOpen && host.id().filter(id::equals).isPresent()) {
            if (types == null) {
              host.failed(Failures.text(failure));
            } else {
              host.tell(types);
            }
            changed();
          }
        }));
  }

  /** Has the host asked, once, which VMs have which disks. */
  void learnUse() {
    Display display = getShell().getDisplay();
    host.toAskForUse().ifPresent(id -> services.getService(VmDevices.class).use(id)
        .whenComplete((told, failure) -> Displays.later(display, () -> {
          if (isOpen && host.id().filter(id::equals).isPresent()) {
            if (told == null) {
              host.useFailed(Failures.text(failure));
            } else {
              host.tell(told);
            }
            changed();
          }
        })));
  }

  /** Something was entered, or is known anew. */
  void changed() {
    if (isOpen) {
      host.lookAgain();
      pages.forEach(NewVmPage::refresh);
      ListChooser open = volumes;
      if (open != null) {
        open.update(host.volumes(wantsImages).toArray(), volumesMessage());
      }
    }
  }

  /** Says what could not be done, on the page that is shown, until something is entered. */
  void say(String text) {
    if (isOpen && getContainer() != null && getContainer().getCurrentPage() instanceof NewVmPage page) {
      page.setErrorMessage(SafeText.block(text));
    }
  }

  /**
   * Lets the user choose one of the volumes, which come as they are told.
   *
   * @param images whether images of installers are wanted, which then come first
   */
  Optional<StorageVolume> askForVolume(boolean images) {
    ListChooser dialog = new ListChooser(getShell(), element -> element instanceof StorageVolume volume
        ? NLS.bind(Messages.NewVm_volume, new Object[] {volume.name(), volume.pool(), Formats.bytes(volume.capacity())})
        : "");
    dialog.keepOrder();
    host.lookIntoPools();
    dialog.setElements(host.volumes(images).toArray());
    dialog.setTitle(Messages.NewVm_volumes);
    dialog.setMessage(volumesMessage());
    volumes = dialog;
    wantsImages = images;
    try {
      return dialog.open() == Window.OK && dialog.getFirstResult() instanceof StorageVolume volume
          ? Optional.of(volume) : Optional.empty();
    } finally {
      volumes = null;
    }
  }

  private String volumesMessage() {
    return host.isReading() ? Messages.NewVm_readingVolumes
        : host.volumes().isEmpty() ? Messages.NewVm_noVolumes : Messages.NewVm_likeVmMessage;
  }

  @Override
  public void addPages() {
    pages.forEach(this::addPage);
  }

  /** What is made is shown before: not from a page where it is not in sight. */
  @Override
  public boolean canFinish() {
    return getContainer() != null && getContainer().getCurrentPage() instanceof ReviewPage && super.canFinish();
  }

  @Override
  public boolean performFinish() {
    services.getService(OperationJobs.class);
    HostId id = host.id().orElseThrow();
    try {
      OperationHandle handle = services.getService(VmCreation.class).create(id, draft.plan().orElseThrow(), draft.start,
          XenUi.user());
      HostResources resources = services.getService(HostResources.class);
      String pool = draft.storing == NewVmDraft.Storing.NEW ? draft.pool : "";
      if (services instanceof IWorkbenchWindow window) {
        ShowMade.when(window, handle, id, draft.name.strip());
      }
      handle.done().thenRun(() -> {
        if (!pool.isEmpty()) {
          resources.look(ResourceId.storage(id));
          resources.look(ResourceId.pool(id, pool));
        }
      });
      return true;
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** The dialog around it. */
  public WizardDialog dialog(Shell parent) {
    return new DeedWizardDialog(parent, this, XenIcon.VM, Messages.NewVm_create);
  }

  @Override
  public void dispose() {
    isOpen = false;
    heard.forEach(Registration::close);
    super.dispose();
  }
}
