/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.internal.Messages;

/**
 * What is asked before something is done.
 *
 * @param action what the button says that does it; also the title
 * @param one the question for one, with its name as {0}
 * @param several the question for more; their names follow
 * @param warning whether something may be lost: the default is then not to do it
 */
record Question(String action, String one, String several, boolean warning) {

  /** Whether the user wants it. */
  boolean isConfirmed(Shell shell, Choice<?> choice) {
    return isConfirmed(shell, text(choice));
  }

  /** The same of other words. */
  boolean isConfirmed(Shell shell, String words) {
    // The message is a label: what follows an & would become a mnemonic.
    return new QuestionDialog(shell, action, SafeText.label(words),
        warning ? MessageDialog.WARNING : MessageDialog.QUESTION, warning ? 1 : 0, action,
        Messages.Action_cancel).open() == Window.OK;
  }

  String text(Choice<?> choice) {
    String question = choice.fit().size() == 1 ? NLS.bind(one, choice.names().get(0))
        : NLS.bind(several, new Object[0])
            + choice.names().stream().collect(Collectors.joining("\n    ", "\n\n    ", ""));
    return choice.leftOut().isEmpty() ? question : question + "\n\n" + choice.leftOutText();
  }
}
