/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.services.IEvaluationService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.Actions;

/**
 * Keeps the commands right: what is enabled, when the selected object changes its state and not only when another one
 * is selected; and the keys, some of which are bound only while the list has the focus. UI thread.
 */
public final class ActionStates {

  private static final String HANDLERS = "org.eclipse.ui.handlers";

  private final IEvaluationService evaluation;
  private final ICommandService commands;
  private final Actions actions;
  private final IContextService contexts;
  private final ISelectionProvider selection;
  private final Nodes nodes;
  private final Refresher refresher;
  private final Queue<Runnable> questions = new ArrayDeque<>();
  private List<String> shown = List.of();
  private @Nullable IContextActivation activation;
  private final KindKeys keys;

  /**
   * Keeps them right for a view.
   *
   * @param list its tree or table
   * @param selection what is selected in it
   * @param name what refreshes are recorded under, before {@code .actions}
   */
  public ActionStates(IWorkbenchPartSite site, Control list, ISelectionProvider selection, Nodes nodes,
      RefreshTimes times, String name) {
    this.selection = selection;
    this.nodes = nodes;
    refresher = Refresher.inPieces(list, name + ".actions", Refresher.TREE, times, this::evaluate);
    evaluation = site.getService(IEvaluationService.class);
    commands = site.getService(ICommandService.class);
    actions = site.getService(Actions.class);
    contexts = site.getService(IContextService.class);
    keys = new KindKeys(contexts);
    // While the view is active: what helps with keys of two strokes takes the focus from the list.
    contexts.activateContext(HostCommands.CONTEXT, new NoQuestionOpen());
    wakeHandlers();
    list.addFocusListener(FocusListener.focusGainedAdapter(event -> activate()));
    list.addFocusListener(FocusListener.focusLostAdapter(event -> deactivate()));
    list.addDisposeListener(event -> deactivate());
  }

  /**
   * A handler says why it cannot be used now only if its bundle is active, which else it is after its first use. What a
   * third party's does then is nothing to wait for.
   */
  private void wakeHandlers() {
    Set<String> rows = actions.all().stream().map(Action::command).collect(Collectors.toSet());
    List<Bundle> asleep = Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(HANDLERS))
        .filter(handler -> rows.contains(handler.getAttribute("commandId")))
        .map(handler -> handler.getContributor().getName()).distinct().map(Platform::getBundle)
        .filter(bundle -> bundle != null && bundle.getState() != Bundle.ACTIVE).toList();
    if (!asleep.isEmpty()) {
      Job.createSystem(Messages.ActionStates_waking, (ICoreRunnable) monitor -> {
        asleep.forEach(ActionStates::wake);
        refresher.request();
      }).schedule();
    }
  }

  private static void wake(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException e) {
      SafeLog.of(ActionStates.class).error("Tooltips of " + bundle.getSymbolicName() + " give no reasons", e);
    }
  }

  /** Something else was selected: the workbench asks by itself what is enabled, but not for the reasons. */
  public void selectionChanged() {
    shown = selectedStates();
    explain();
    if (activation != null) {
      keys.follow(ModelSelection.objects(selection.getSelection()));
    }
  }

  /** The model changed: asks again, if it concerns what is selected. */
  public void modelChanged() {
    List<String> now = selectedStates();
    if (!now.equals(shown)) {
      shown = now;
      refresher.request();
    }
  }

  /** Asks for one after the other, since the workbench evaluates everything that depends on it. */
  private boolean evaluate() {
    if (questions.isEmpty()) {
      questions.add(() -> evaluation.requestEvaluation(XenUi.IS_POSSIBLE));
      actions.all().forEach(row -> questions.add(() -> commands.refreshElements(row.command(), null)));
    }
    questions.remove().run();
    return !questions.isEmpty();
  }

  private void explain() {
    actions.all().forEach(row -> commands.refreshElements(row.command(), null));
  }

  /** What the commands depend on, of everything that is selected. */
  private List<String> selectedStates() {
    return ModelSelection.objects(selection.getSelection()).stream()
        .map(selected -> nodes.find(selected.id()).flatMap(nodes::of).map(this::state).orElse("")).toList();
  }

  /** With what others say of it: that it is in maintenance, or its evacuation is paused. */
  private String state(Node<?> node) {
    return node.actionState() + nodes.marks(node.handle());
  }

  private void activate() {
    if (activation == null) {
      activation = contexts.activateContext(HostCommands.TREE_CONTEXT, new NoQuestionOpen());
      keys.follow(ModelSelection.objects(selection.getSelection()));
    }
  }

  private void deactivate() {
    IContextActivation active = activation;
    if (active != null) {
      keys.follow(List.of());
      contexts.deactivateContext(active);
      activation = null;
    }
  }
}
