/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.internal.Messages;

/**
 * The handler of every {@link Action}: acts on all selected ones that it can act on, as they are now, after the
 * question if there is one, which may be for a number, and says which are left out; the tooltip says why there is none.
 * Which row it is for is told by the command that plugin.xml declares it for, or by the parameter {@code row} of its
 * class there where several share the command; the question is in the parameters {@code one} and {@code several}, and
 * what the action is called in {@code label} where that is not the command's name, and in {@code labels} where it is
 * called otherwise for more than one. An action that needs a dialog extends it. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public class ActionHandler<T> extends AbstractHandler implements IExecutableExtension, IElementUpdater {

  private static final String MORE = "...";

  private @Nullable Action<T> row;
  private Map<?, ?> texts = Map.of();

  @Override
  @SuppressWarnings("unchecked") // which row it is, and so of what, is said by plugin.xml
  public final void setInitializationData(IConfigurationElement element, String property, @Nullable Object data) {
    texts = data instanceof Hashtable<?, ?> given ? Map.copyOf(given) : Map.of();
    Object named = texts.get("row");
    row = (Action<T>) PlatformUI.getWorkbench().getService(Actions.class)
        .of(named == null ? element.getAttribute("commandId") : named.toString());
  }

  private Action<T> row() {
    return Objects.requireNonNull(row);
  }

  @Override
  public final @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay())) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    Choice<T> choice = choice(window);
    if (choice.isEmpty()) {
      LeftOutLine.show(window, ""); // what was selected has gone since the menu was opened
    } else if (choice.fit().isEmpty()) {
      tellNothingDone(window, row().subject().in(ModelSelection.current(window, row().subject().type()).toList()));
    } else if (row().input().isPresent()) {
      ask(window, choice, row().input().get());
    } else if (isConfirmed(window, choice)) {
      perform(event, window, choice);
    }
    return null;
  }

  private Choice<T> choice(IWorkbenchWindow window) {
    return row().choose(window, ModelSelection.current(window, row().subject().type()).toList());
  }

  private void tellNothingDone(IWorkbenchWindow window, List<T> asked) {
    Problems.show(NothingDone.status(asked, row().choose(window, asked)));
  }

  private void ask(IWorkbenchWindow window, Choice<T> choice, Input<T> input) {
    Optional<AmountQuestion.Answer<T>> answer =
        new AmountQuestion<>(input.label(), one -> input.amount().apply(window, one),
            all -> row().choose(window, all), new Dialogs(window)).ask(choice);
    if (answer.isPresent() && answer.get().choice().fit().isEmpty()) {
      tellNothingDone(window, choice.fit());
    } else if (answer.isPresent()) {
      perform(window, answer.get().choice(), input.of(answer.get().value()));
    }
  }

  /** Asks for a number over a window. */
  private final class Dialogs implements AmountQuestion.Dialogs<T> {

    private final IWorkbenchWindow window;

    Dialogs(IWorkbenchWindow window) {
      this.window = window;
    }

    @Override
    public OptionalLong number(Choice<T> choice, AmountField field) {
      return new AmountDialog(window.getShell(), label(window), question(window, choice).text(choice), field).ask();
    }

    @Override
    public boolean confirms(String caution) {
      return new Question(label(window), "", "", true).isConfirmed(window.getShell(), caution);
    }
  }

  /** Whether the user wants it: asks, or else says what is left out. */
  protected boolean isConfirmed(IWorkbenchWindow window, Choice<T> choice) {
    if (row().asking() == Action.Asking.NOTHING) {
      LeftOutLine.show(window, choice.leftOutText());
      return true;
    }
    return question(window, choice).isConfirmed(window.getShell(), choice);
  }

  private Question question(IWorkbenchWindow window, Choice<T> choice) {
    boolean isOfSeveral = choice.fit().size() > 1 && texts.containsKey("labels");
    return new Question(isOfSeveral ? text("labels") : label(window), text("one"), text("several"),
        row().asking() == Action.Asking.WARNING);
  }

  /** Says why nothing is done, in the status line. */
  protected static void refuse(IWorkbenchWindow window, String why) {
    LeftOutLine.show(window, SafeText.cell(why));
  }

  private String text(String parameter) {
    return String.valueOf(texts.get(parameter));
  }

  /** The same for who looks at the command's parameters. */
  protected void perform(ExecutionEvent event, IWorkbenchWindow window, Choice<T> choice) throws ExecutionException {
    perform(window, choice);
  }

  /** Does it with those that fit, of which there is at least one. */
  protected void perform(IWorkbenchWindow window, Choice<T> choice) throws ExecutionException {
    perform(window, choice, row().deed().orElseThrow());
  }

  /** Does that with those that fit, and tells what could not be begun. */
  protected final void perform(IWorkbenchWindow window, Choice<T> choice, Action.Deed<T> deed) {
    window.getService(OperationJobs.class);
    Together.with(window.getService(OperationService.class), choice.fit(), choice.subject().name(),
        one -> deed.with(window, one));
  }

  @Override
  public final void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
    IServiceLocator services = element.getServiceLocator();
    IWorkbenchWindow window = services.getService(IWorkbenchWindow.class);
    String label = label(services);
    element.setTooltip(SafeText.label(window == null ? label : tooltip(label, choice(window))));
  }

  private static String tooltip(String label, Choice<?> choice) {
    if (choice.isEmpty()) {
      return NLS.bind(Messages.Action_because, label, choice.subject().wanted());
    }
    return choice.leftOut().isEmpty() ? label
        : NLS.bind(Messages.Action_because, label, choice.fit().isEmpty()
            ? SafeText.cell(choice.leftOut().get(0))
            : choice.leftOutText());
  }

  /** What it is called, without the dots that tell of a question. */
  private String label(IServiceLocator services) {
    if (texts.containsKey("label")) {
      return text("label");
    }
    try {
      String name = services.getService(ICommandService.class).getCommand(row().command()).getName();
      return name.endsWith(MORE) ? name.substring(0, name.length() - MORE.length()) : name;
    } catch (NotDefinedException e) {
      throw new IllegalStateException(row().command(), e); // plugin.xml declares it, or this handler was not there
    }
  }
}
