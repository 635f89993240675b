/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Finds visible widgets. UI thread. */
final class WidgetSearch {

  private WidgetSearch() {
  }

  static Stream<Shell> shells(Display display) {
    return Arrays.stream(display.getShells()).filter(Shell::isVisible);
  }

  /** The window of that title, the workbench window for an empty one. */
  static Optional<Shell> shell(Display display, String title) {
    if (title.isEmpty()) {
      return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).findFirst()
          .map(IWorkbenchWindow::getShell);
    }
    return shells(display).filter(shell -> shell.getText().equals(title)).findFirst();
  }

  static Optional<Control> find(Display display, Query query) {
    return shell(display, query.shell()).flatMap(shell -> visible(shell)
        .filter(control -> is(control, query.kind()) && matches(control, query)).findFirst());
  }

  /** All visible controls in a control, in the order of their creation. */
  static Stream<Control> visible(Control root) {
    if (!root.isVisible()) {
      return Stream.empty();
    }
    Stream<Control> self = Stream.of(root);
    return root instanceof Composite composite
        ? Stream.concat(self, Arrays.stream(composite.getChildren()).filter(child -> !(child instanceof Shell))
            .flatMap(WidgetSearch::visible))
        : self;
  }

  private static boolean is(Control control, Query.Kind kind) {
    return switch (kind) {
      case TREE -> control instanceof Tree;
      case TABLE -> control instanceof Table;
      case TEXT -> control instanceof Text;
      case STYLED_TEXT -> control instanceof StyledText;
      case LABEL -> control instanceof Label || control instanceof CLabel || control instanceof Link;
      case COMBO -> control instanceof Combo;
      case BUTTON -> control instanceof Button;
      case CANVAS -> control instanceof Canvas;
    };
  }

  private static boolean matches(Control control, Query query) {
    return switch (query.by()) {
      case KEY -> query.value().equals(control.getData(Query.WIDGET_KEY));
      case TEXT -> query.value().equals(plain(text(control)));
      case LABEL -> query.value().equals(labelBefore(control));
    };
  }

  private static String labelBefore(Control control) {
    List<Control> siblings = Arrays.asList(control.getParent().getChildren());
    int index = siblings.indexOf(control);
    return index > 0 && siblings.get(index - 1) instanceof Label label ? plain(label.getText()) : "";
  }

  /** What a control says. */
  static String text(Control control) {
    return control instanceof Text text ? text.getText() : control instanceof Label label ? label.getText()
        : control instanceof CLabel label ? label.getText() : control instanceof Link link ? link.getText()
        : control instanceof Combo combo ? combo.getText() : control instanceof Button button ? button.getText() : "";
  }

  /** A text without mnemonic and without the key of a menu entry. */
  static String plain(String text) {
    String label = text.contains("\t") ? text.substring(0, text.indexOf('\t')) : text;
    return label.replace("&&", "\0").replace("&", "").replace('\0', '&');
  }

  /** A tool with that text, else one whose tooltip begins with it. */
  static Optional<ToolItem> tool(Control root, String text) {
    List<ToolItem> tools = visible(root).filter(ToolBar.class::isInstance).map(ToolBar.class::cast)
        .flatMap(bar -> Arrays.stream(bar.getItems())).toList();
    return tools.stream().filter(item -> plain(item.getText()).equals(text)).findFirst()
        .or(() -> tools.stream().filter(item -> startsWith(item.getToolTipText(), text)).findFirst());
  }

  private static boolean startsWith(String tooltip, String text) {
    return tooltip != null && (tooltip.equals(text) || tooltip.startsWith(text + " ("));
  }
}
