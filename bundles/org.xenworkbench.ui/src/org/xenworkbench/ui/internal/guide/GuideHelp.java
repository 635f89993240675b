/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;

/**
 * The help of the product: everything that asks for help leads to the user's guide. Eclipse's own help would need a
 * server and a browser; an IDE has them, and leaves this one out.
 */
public final class GuideHelp extends AbstractHelpUI {

  /** Where the workbench keeps a control's context. */
  private static final String CONTEXT = "org.eclipse.ui.help";

  @Override
  public void displayHelp() {
    UserGuide.open("");
  }

  @Override
  public void displaySearch() {
    UserGuide.open("");
  }

  @Override
  public void search(@Nullable String expression) {
    UserGuide.search(expression == null ? "" : expression);
  }

  /** Of what has the focus, or of the innermost thing around it that has help. */
  @Override
  public void displayDynamicHelp() {
    Display display = PlatformUI.getWorkbench().getDisplay();
    UserGuide.open(Stream.iterate(display.getFocusControl(), control -> control != null, Control::getParent)
        .flatMap(control -> part(control).stream()).findFirst().orElse(""));
  }

  private static Optional<String> part(Control control) {
    return control.getData(CONTEXT) instanceof String id ? part(HelpSystem.getContext(id)) : Optional.empty();
  }

  @Override
  public void displayContext(@Nullable IContext context, int x, int y) {
    UserGuide.open(part(context).orElse(""));
  }

  private static Optional<String> part(@Nullable IContext context) {
    return context == null ? Optional.empty()
        : Stream.of(context.getRelatedTopics()).map(IHelpResource::getHref).map(GuideHelp::part).findFirst();
  }

  private static String part(String href) {
    return href.substring(href.indexOf('#') + 1);
  }

  @Override
  public void displayHelpResource(@Nullable String href) {
    UserGuide.open(href == null ? "" : part(href));
  }

  @Override
  public boolean isContextHelpDisplayed() {
    return false;
  }
}
