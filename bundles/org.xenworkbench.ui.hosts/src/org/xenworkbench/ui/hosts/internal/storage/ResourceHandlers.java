/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.FileQuestion;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.dialog.TypedConfirmationDialog.Wanted;
import org.xenworkbench.ui.hosts.internal.dialog.TypedConfirmationDialog;

/** The dialogs of what is done with storage and networks. Each asks, and leaves the work to an operation. */
public final class ResourceHandlers {

  /** How many there is room to name. */
  private static final int NAMES = 5;

  private ResourceHandlers() {
  }

  private static HostResources resources(IWorkbenchWindow window) {
    return window.getService(HostResources.class);
  }

  /** What a question names: what it is called, the pool of a volume, and the host. */
  static Object[] place(Inventory inventory, ModelObject one) {
    ResourceId id = (ResourceId) one.id();
    return new Object[] {one.name(), id.pool(), inventory.host(id.host()).map(Host::name).orElse("")};
  }

  /** One line for each, as far as there is room. */
  static String names(Inventory inventory, List<? extends ModelObject> all) {
    String names = all.stream().limit(NAMES)
        .map(each -> SafeText.cell(NLS.bind(each instanceof Volume ? Messages.Delete_inPool : Messages.Delete_onHost,
            place(inventory, each))))
        .collect(Collectors.joining("\n"));
    return all.size() <= NAMES ? names : names + '\n' + NLS.bind(Messages.Delete_more, all.size() - NAMES);
  }

  /** What is overwritten with which file. */
  static String uploadQuestion(Inventory inventory, Volume volume, String file) {
    Object[] place = place(inventory, volume);
    return NLS.bind(Messages.Upload_question, new Object[] {place[0], place[1], place[2], file});
  }

  /** Deletes when the user has typed what. */
  private abstract static class Delete<T extends ModelObject> extends ActionHandler<T> {

    private final ResourceAction<?> action;
    private final String title;
    private final String one;
    private final String several;

    Delete(ResourceAction<?> action, String title, String one, String several) {
      this.action = action;
      this.title = title;
      this.one = one;
      this.several = several;
    }

    @Override
    protected boolean isConfirmed(IWorkbenchWindow window, Choice<T> choice) {
      List<T> all = choice.fit();
      boolean single = all.size() == 1;
      String typed = single ? all.get(0).name() : Integer.toString(all.size());
      Inventory inventory = window.getService(Inventory.class);
      String question = single ? NLS.bind(one, place(inventory, all.get(0)))
          : MessageFormat.format(several, all.size(), names(inventory, all));
      String leftOut = choice.leftOutText();
      Wanted wanted = new Wanted(leftOut.isEmpty() ? question : question + "\n\n" + leftOut, typed);
      return new TypedConfirmationDialog(window.getShell(), MessageFormat.format(title, all.size()),
          single ? Messages.Delete_typeName : Messages.Delete_typeNumber, () -> wanted).isAccepted();
    }

    @Override
    protected void perform(IWorkbenchWindow window, Choice<T> choice) {
      perform(window, choice, ResourceActions.deed(action));
    }
  }

  /** Has hosts forget pools. */
  public static final class DeletePool extends Delete<Pool> {

    /** Made by plugin.xml. */
    public DeletePool() {
      super(ResourceAction.DELETE_POOL, Messages.Delete_pool, Messages.Delete_poolOne, Messages.Delete_poolSeveral);
    }
  }

  /** Deletes volumes. */
  public static final class DeleteVolume extends Delete<Volume> {

    /** Made by plugin.xml. */
    public DeleteVolume() {
      super(ResourceAction.DELETE_VOLUME, Messages.Delete_volume, Messages.Delete_volumeOne,
          Messages.Delete_volumeSeveral);
    }
  }

  /** Has hosts forget networks. */
  public static final class DeleteNetwork extends Delete<Network> {

    /** Made by plugin.xml. */
    public DeleteNetwork() {
      super(ResourceAction.DELETE_NETWORK, Messages.Delete_network, Messages.Delete_networkOne,
          Messages.Delete_networkSeveral);
    }
  }

  /** The names that are known to be taken in any of these; what nobody has looked at is asked for. */
  static <T extends ModelObject> Predicate<String> taken(HostResources resources, List<T> in,
      BiFunction<HostResources, T, Known<? extends ModelObject>> below) {
    in.stream().filter(one -> !below.apply(resources, one).told())
        .forEach(one -> resources.look((ResourceId) one.id()));
    return name -> in.stream().flatMap(one -> below.apply(resources, one).all().stream())
        .anyMatch(one -> one.name().equals(name));
  }

  /** Makes a pool on each selected host. */
  public static final class CreatePool extends ActionHandler<Storage> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Storage> choice) {
      Predicate<String> taken = taken(resources(window), choice.fit(), (known, all) -> known.pools(all.host()));
      new PoolDialog(window.getShell(), taken).ask().ifPresent(plan -> perform(window, choice,
          (services, all) -> resources(window).createPool(all.host(), plan, XenUi.user())));
    }
  }

  /** Makes a volume in each selected pool. */
  public static final class CreateVolume extends ActionHandler<Pool> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Pool> choice) {
      long free = choice.fit().stream().mapToLong(pool -> pool.now().available()).min().orElse(0);
      Predicate<String> taken = taken(resources(window), choice.fit(),
          (known, pool) -> known.volumes(pool.host(), pool.name()));
      new VolumeDialog(window.getShell(), free, taken).ask().ifPresent(plan -> perform(window, choice,
          (services, pool) -> resources(window).createVolume(pool.host(), pool.name(), plan, XenUi.user())));
    }
  }

  /** Makes a network on each selected host. */
  public static final class CreateNetwork extends ActionHandler<Networks> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Networks> choice) {
      Predicate<String> taken = taken(resources(window), choice.fit(), (known, all) -> known.networks(all.host()));
      new NetworkDialog(window.getShell(), taken).ask().ifPresent(plan -> perform(window, choice,
          (services, all) -> resources(window).createNetwork(all.host(), plan, XenUi.user())));
    }
  }

  /** Writes a volume into a file, or several into a folder's files, one question each. */
  public static final class DownloadVolume extends ActionHandler<Volume> {

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Volume> choice) {
      perform(window, choice, (services, volume) -> {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.SAVE);
        dialog.setText(NLS.bind(Messages.Download_title, SafeText.cell(volume.name())));
        dialog.setFileName(fileName(volume.name()));
        dialog.setOverwrite(true);
        String chosen = FileQuestion.ask(dialog);
        if (chosen != null) {
          resources(window).download(volume.id(), Path.of(chosen), XenUi.user());
        }
      });
    }
  }

  /** What no file system refuses. */
  static String fileName(String volume) {
    return volume.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
  }

  /** Overwrites volumes with files, two questions each. */
  public static final class UploadVolume extends ActionHandler<Volume> {

    private static boolean isWanted(IWorkbenchWindow window, String question) {
      return new QuestionDialog(window.getShell(), Messages.Upload_overwrite, SafeText.label(question),
          MessageDialog.WARNING, 1, Messages.Upload_overwrite, IDialogConstants.CANCEL_LABEL).open() == Window.OK;
    }

    @Override
    protected void perform(IWorkbenchWindow window, Choice<Volume> choice) {
      perform(window, choice, (services, volume) -> {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
        dialog.setText(NLS.bind(Messages.Upload_title, SafeText.cell(volume.name())));
        String chosen = FileQuestion.ask(dialog);
        if (chosen != null && isWanted(window,
            uploadQuestion(window.getService(Inventory.class), volume, chosen))) {
          resources(window).upload(volume.id(), Path.of(chosen), XenUi.user());
        }
      });
    }
  }
}
