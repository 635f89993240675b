/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.dialogs.FilteredList;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.internal.Messages;

/**
 * Lets the user choose one of a list, by any part of what is read of it: Eclipse's own finds only what a text begins
 * with. Says so when nothing is found. UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public class ListChooser extends ElementListSelectionDialog {

  private final Function<Object, String> text;
  private final Map<String, Integer> places = new HashMap<>();
  private List<Object> all = List.of();
  private boolean keepsOrder;
  private @Nullable Label message;

  /**
   * Creates one; {@link #setElements} before it is opened.
   *
   * @param text what is read of an element; made safe for a cell here
   */
  public ListChooser(Shell parent, Function<Object, String> text) {
    super(parent, new Labels(text));
    this.text = text;
    setMultipleSelection(false);
    setEmptyListMessage(Messages.ListChooser_empty);
  }

  /** What is read. */
  private static final class Labels extends LabelProvider {

    private final Function<Object, String> text;

    Labels(Function<Object, String> text) {
      this.text = text;
    }

    @Override
    public String getText(@Nullable Object element) {
      return element == null ? "" : SafeText.cell(text.apply(element));
    }
  }

  /** Has the elements stand as they are given, and not by the alphabet. Before it is opened. */
  public void keepOrder() {
    keepsOrder = true;
  }

  @Override
  public void setElements(Object[] elements) {
    all = List.of(elements);
    places.clear();
    all.forEach(element -> places.putIfAbsent(SafeText.cell(text.apply(element)), places.size()));
    super.setElements(elements);
  }

  /** Others are known by now, while it is open; nothing happens if they are the same. */
  public void update(Object[] elements, String words) {
    Label shown = message;
    FilteredList list = fFilteredList;
    if (shown == null || shown.isDisposed() || list == null) {
      return;
    }
    shown.setText(words);
    if (!all.equals(List.of(elements))) {
      setElements(elements);
      setListElements(elements);
      list.setEnabled(elements.length > 0);
      if (getOkButton() != null) {
        handleSelectionChanged();
      }
    }
  }

  @Override
  protected Label createMessageArea(Composite composite) {
    Label made = super.createMessageArea(composite);
    message = made;
    return made;
  }

  @Override
  protected FilteredList createFilteredList(Composite parent) {
    FilteredList list = super.createFilteredList(parent);
    list.setFilterMatcher(new Parts());
    if (keepsOrder) { // Eclipse compares what is shown, not the elements
      list.setComparator(Comparator.comparing(shown -> places.getOrDefault(String.valueOf(shown), places.size())));
    }
    return list;
  }

  @Override
  protected Text createFilterText(Composite parent) {
    Text made = super.createFilterText(parent);
    made.addModifyListener(event -> sayWhetherFound());
    return made;
  }

  private void sayWhetherFound() {
    String filter = getFilter() == null ? "" : getFilter();
    boolean found = all.stream().anyMatch(one -> matches(SafeText.cell(text.apply(one)), filter));
    setEmptySelectionMessage(found ? "" : Messages.ListChooser_none);
    if (getOkButton() != null) {
      validateCurrentSelection();
    }
  }

  /** Whether a text has each word of a filter somewhere; an asterisk stands for anything, as in Eclipse's lists. */
  static boolean matches(String shown, String filter) {
    String within = folded(shown);
    return Stream.of(folded(filter).split("[\\s*]+")).allMatch(within::contains);
  }

  /** Letter by letter: how a whole text is folded, a letter may be by those beside it, as sigma is. */
  private static String folded(String text) {
    return text.codePoints().map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** Finds parts. */
  private final class Parts implements FilteredList.FilterMatcher {

    private String filter = "";

    @Override
    public void setFilter(String pattern, boolean ignoreCase, boolean ignoreWildCards) {
      filter = pattern;
    }

    @Override
    public boolean match(Object element) {
      return matches(SafeText.cell(text.apply(element)), filter);
    }
  }
}
