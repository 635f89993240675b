/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/**
 * What screen readers call a control, which they cannot see from a label beside it or from an icon. UI thread.
 *
 * @since 0.1
 */
public final class AccessibleNames {

  private static final String KEY = AccessibleNames.class.getName();
  /** Marks a tool bar whose items are told. */
  private static final String ITEMS = KEY + ".items";

  private AccessibleNames() {
  }

  /** Names a control. */
  public static void set(Control control, String name) {
    if (control.getData(KEY) == null) {
      control.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
        if (event.childID == ACC.CHILDID_SELF && control.getData(KEY) instanceof String known) {
          event.result = known;
        }
      }));
      label(control);
    }
    control.setData(KEY, name);
  }

  /**
   * On GTK nobody asks SWT for the name of a control that is GTK's own, a tree or a text; but what labels it is told.
   */
  private static void label(Control control) {
    if (SWT.getPlatform().equals("gtk") && control.getParent() != null) {
      Composite owner = control.getParent();
      while (owner instanceof Group) {
        owner = owner.getParent(); // a group is GTK's own, too, and has no children but widgets
      }
      Accessible label = new Accessible(owner.getAccessible());
      control.addDisposeListener(event -> label.dispose());
      label.addAccessibleListener(AccessibleListener.getNameAdapter(
          event -> event.result = String.valueOf(control.getData(KEY))));
      label.addAccessibleControlListener(new AccessibleControlAdapter() {
        @Override
        public void getRole(@Nullable AccessibleControlEvent event) {
          if (event != null) {
            event.detail = ACC.ROLE_LABEL;
          }
        }
      });
      control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label);
    }
  }

  /**
   * Has a link told as hidden while it is: SWT tells its state without that, and it would be read out though nobody
   * sees it.
   */
  public static void hideWhileUnseen(Link link) {
    link.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
      @Override
      public void getState(@Nullable AccessibleControlEvent event) {
        if (event != null && !link.isVisible()) {
          event.detail |= ACC.STATE_INVISIBLE;
        }
      }
    });
  }

  /** Names an item of a tool bar that has an icon only, where its tooltip would be too long for it. */
  public static void set(ToolItem item, String name) {
    item.setData(KEY, name);
    NativeNames.set(item, name);
  }

  /** The name that an item was given here. */
  static Optional<String> given(ToolItem item) {
    return item.getData(KEY) instanceof String name ? Optional.of(name) : Optional.empty();
  }

  /**
   * Names what is in a composite and has no name: fields by the label before them or by what they show while they are
   * empty, items by what was set or by their tooltips.
   */
  public static void derive(Composite parent) {
    Control before = null;
    for (Control child : parent.getChildren()) {
      if (needsName(child) && of(child).isEmpty()) {
        labelOf(child, before).ifPresent(label -> set(child, label));
      }
      if (child instanceof ToolBar bar) {
        nameItems(bar);
      } else if (child instanceof Composite composite && !(child instanceof Combo)) {
        derive(composite);
      }
      before = child;
    }
  }

  /** Whether a control says nothing by itself of what it is for. */
  public static boolean needsName(Control control) {
    return control instanceof Text || control instanceof Combo || control instanceof Spinner
        || control instanceof Table || control instanceof Tree;
  }

  /** The name of a control or an item, as far as it was given one here. */
  public static Optional<String> of(Widget widget) {
    if (widget.getData(KEY) instanceof String name) {
      return Optional.of(name);
    }
    return widget instanceof ToolItem item ? itemText(item).filter(text -> !text.isEmpty()) : Optional.empty();
  }

  private static Optional<String> labelOf(Control control, @Nullable Control before) {
    String text = before instanceof Label label ? label.getText()
        : before instanceof Button button ? button.getText() : "";
    if (text.isBlank() && control instanceof Text field) {
      text = field.getMessage();
    }
    String plain = LegacyActionTools.removeMnemonics(text).strip();
    String name = plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
    return Optional.of(name).filter(known -> !known.isEmpty());
  }

  /** Has the items of a tool bar told by their names. */
  static void nameItems(ToolBar bar) {
    for (ToolItem item : bar.getItems()) {
      if (item.getText().isEmpty()) {
        of(item).ifPresent(name -> NativeNames.set(item, name));
      }
    }
    if (bar.getData(ITEMS) != null) {
      return;
    }
    bar.setData(ITEMS, true);
    bar.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
      if (event.childID >= 0 && event.childID < bar.getItemCount()) {
        of(bar.getItem(event.childID)).ifPresent(name -> event.result = name);
      }
    }));
  }

  private static Optional<String> itemText(ToolItem item) {
    return Optional.ofNullable(item.getText().isEmpty() ? item.getToolTipText() : item.getText())
        .filter(text -> (item.getStyle() & SWT.SEPARATOR) == 0);
  }
}
