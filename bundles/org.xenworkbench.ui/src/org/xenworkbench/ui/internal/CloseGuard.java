/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.Windows;

/** Asks before the workbench is closed where that costs something, in the product and in somebody's Eclipse alike. */
final class CloseGuard implements IWorkbenchListener {

  /** Index of the button that closes; the default one keeps open. */
  private static final int CLOSE = 1;
  /** So many of a list are named: the question must fit on a screen. */
  private static final int MOST = 8;

  private final String title;
  private final Supplier<Optional<String>> question;

  private CloseGuard(String title, Supplier<Optional<String>> question) {
    this.title = title;
    this.question = question;
  }

  /** While a migration runs, or waits for its turn. */
  static CloseGuard ofMigrations(OperationService operations, Predicate<UUID> isQueued) {
    return new CloseGuard(Messages.CloseGuard_migrating, () -> migrating(operations, isQueued));
  }

  /** While something would be lost, as entries that cannot be written now. */
  static CloseGuard ofUnsaved(EventLog log) {
    return new CloseGuard(Messages.CloseGuard_unsaved, () -> log.unsaved()
        .map(lost -> NLS.bind(Messages.CloseGuard_unsavedQuestion, SafeText.label(SafeText.cell(lost)))));
  }

  /** What is under way goes on or is cut off; what waits was not begun, and never will be. */
  private static Optional<String> migrating(OperationService operations, Predicate<UUID> isQueued) {
    Map<Boolean, List<OperationState>> all = operations.running().stream()
        .filter(state -> state.description().kind().equals(LogEntry.MIGRATION))
        .filter(state -> state.description().host().isPresent()) // several that are one are told by their parts
        .collect(Collectors.partitioningBy(state -> isQueued.test(state.id())));
    String said = said(all.get(false), Messages.CloseGuard_running) + said(all.get(true), Messages.CloseGuard_queued);
    return said.isEmpty() ? Optional.empty() : Optional.of(NLS.bind(Messages.CloseGuard_closeAnyway, said));
  }

  private static String said(List<OperationState> some, String text) {
    List<String> first = some.stream().limit(MOST)
        .map(state -> "    " + SafeText.cell(state.description().runningText())).toList();
    String list = String.join("\n", first) + (some.size() <= MOST ? ""
        : "\n    " + MessageFormat.format(Messages.CloseGuard_more, some.size() - MOST));
    return some.isEmpty() ? "" : NLS.bind(text, SafeText.label(list)) + "\n\n";
  }

  /** What to ask; empty if closing costs nothing. */
  Optional<String> question() {
    return question.get();
  }

  @Override
  public boolean preShutdown(IWorkbench workbench, boolean forced) {
    Optional<String> asked = forced || isEnding() ? Optional.empty() : question();
    if (asked.isEmpty()) {
      return true;
    }
    Shell shell = Windows.active(workbench).map(IWorkbenchWindow::getShell).orElse(null);
    return new QuestionDialog(shell, title, asked.get(), MessageDialog.WARNING, 0, Messages.CloseGuard_keepOpen,
        Messages.CloseGuard_close).open() == CLOSE;
  }

  /** Whether the process ends whatever is answered: it was told to, as it is when somebody logs out. */
  private static boolean isEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
      return false;
    } catch (IllegalStateException e) { // so Java says it
      return true;
    }
  }

  @Override
  public void postShutdown(IWorkbench workbench) {
    // Nothing is held that would have to be given back.
  }
}
