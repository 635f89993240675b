/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.NameDialog;

/** Menus that filter: by what the selected entry says, and by what has a name. UI thread. */
final class FilterMenus {

  private static final Duration AROUND = Duration.ofMinutes(5);
  /** A menu that is higher than a screen cannot be shown. */
  private static final int MOST = 25;

  private final LogPanel panel;
  private final SavedFilters saved;
  private final Function<String, Optional<String>> hostNames;

  /**
   * Filters that panel.
   *
   * @param hostNames gives the name of the host with that key, if it is known
   */
  FilterMenus(LogPanel panel, SavedFilters saved, Function<String, Optional<String>> hostNames) {
    this.panel = panel;
    this.saved = saved;
    this.hostNames = hostNames;
  }

  /** Filters by what the selected entry says, besides what is filtered by already. */
  MenuManager byValue() {
    MenuManager menu = new MenuManager(Messages.FilterMenus_by);
    menu.setRemoveAllWhenShown(true);
    menu.addMenuListener(shown -> panel.table().selected().stream().limit(1).forEach(entry -> offer(shown, entry)));
    return menu;
  }

  private void offer(IMenuManager menu, LogEntry entry) {
    LogFilter now = panel.filter().filter();
    entry.host().ifPresent(id -> host(menu, now, id, entry.hostName()));
    LogAttribute.TARGET.value(entry).flatMap(FilterMenus::host).ifPresent(id -> host(menu, now, id,
        LogAttribute.TARGET_NAME.value(entry).orElse(id.key())));
    LogAttribute.ABOUT.value(entry).stream().flatMap(keys -> Stream.of(keys.split(" "))).limit(MOST)
        .forEach(key -> host(key).ifPresent(id -> hostNames.apply(key).ifPresent(name -> host(menu, now, id, name))));
    entry.vm().ifPresent(id -> add(menu, NLS.bind(Messages.FilterMenus_vm, entry.vmName()),
        now.withVm(Optional.of(new LogFilter.About(id, entry.vmName())))));
    if (!entry.user().isBlank()) {
      add(menu, NLS.bind(Messages.FilterMenus_user, entry.user()), now.withUser(Optional.of(entry.user())));
    }
    add(menu, NLS.bind(Messages.FilterMenus_kind, LogTexts.kind(entry.kind())),
        now.withKind(Optional.of(entry.kind())));
    add(menu, NLS.bind(Messages.FilterMenus_status, LogTexts.status(entry.status())),
        now.withStatuses(Set.of(entry.status())));
    Instant end = entry.finished().orElse(entry.started());
    add(menu, Messages.FilterMenus_around, now.withPeriod(LogPeriod.between(
        Optional.of(entry.started().minus(AROUND)), Optional.of(end.plus(AROUND)))));
  }

  private static Optional<ObjectId> host(String key) {
    try {
      return Optional.of(ObjectId.parse(key)).filter(HostId.class::isInstance);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // somebody else's
    }
  }

  private void host(IMenuManager menu, LogFilter now, ObjectId id, String name) {
    add(menu, NLS.bind(Messages.FilterMenus_host, name),
        now.withHost(Optional.of(new LogFilter.About(id, name))));
  }

  private void add(IMenuManager menu, String text, LogFilter filter) {
    menu.add(action(text, () -> panel.filter().apply(filter)));
  }

  private static Action action(String text, Runnable work) {
    return new Action(SafeText.caption(text)) {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  /** Filters that have names, and what gives and takes these. */
  MenuManager named(Shell shell) {
    MenuManager menu = new MenuManager(Messages.FilterMenus_named);
    menu.setRemoveAllWhenShown(true);
    menu.addMenuListener(shown -> offerNamed(shown, shell));
    return menu;
  }

  private void offerNamed(IMenuManager menu, Shell shell) {
    Map<String, LogFilter> all = saved.all();
    LogFilter now = panel.filter().filter();
    inPieces(menu, List.copyOf(all.keySet()), name -> {
      LogFilter filter = Objects.requireNonNull(all.get(name));
      Action item = new Action(SafeText.caption(name), IAction.AS_CHECK_BOX) {
        @Override
        public void run() {
          panel.filter().apply(filter);
        }
      };
      item.setChecked(filter.equals(now));
      return item;
    });
    if (saved.obstacle().isPresent()) {
      Action unknown = action(Messages.SavedFilters_unknown, () -> {});
      unknown.setEnabled(false);
      menu.add(unknown);
    }
    menu.add(new Separator());
    Action save = action(Messages.FilterMenus_save, () -> ask(shell, now));
    save.setEnabled(now.isFiltering());
    menu.add(save);
    MenuManager delete = new MenuManager(Messages.FilterMenus_delete);
    inPieces(delete, List.copyOf(all.keySet()), name -> action(name, () -> saved.remove(name)));
    menu.add(delete);
  }

  /** Many are in menus of their own, each called by its first and its last, and these again. */
  static void inPieces(IMenuManager menu, List<String> names, Function<String, Action> item) {
    if (names.size() <= MOST) {
      names.forEach(name -> menu.add(item.apply(name)));
      return;
    }
    int size = MOST;
    while ((names.size() + size - 1) / size > MOST) {
      size *= MOST;
    }
    for (int from = 0; from < names.size(); from += size) {
      List<String> piece = names.subList(from, Math.min(names.size(), from + size));
      MenuManager part = new MenuManager(SafeText.caption(
          NLS.bind(Messages.FilterMenus_piece, piece.get(0), piece.get(piece.size() - 1))));
      inPieces(part, piece, item);
      menu.add(part);
    }
  }

  /** One of the same name is replaced, which the question says. */
  private void ask(Shell shell, LogFilter filter) {
    Optional<String> obstacle = saved.obstacle();
    if (obstacle.isPresent()) {
      MessageDialog.openError(shell, Messages.FilterMenus_saveTitle, obstacle.get());
      return;
    }
    new NameDialog(shell, Messages.FilterMenus_saveTitle, Messages.FilterMenus_saveQuestion, "",
        name -> Optional.empty()).ask().ifPresent(name -> saved.save(name, filter));
  }
}
