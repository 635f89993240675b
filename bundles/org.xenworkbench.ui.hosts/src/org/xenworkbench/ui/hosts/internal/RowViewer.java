/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.xenworkbench.core.model.ModelObject;

/**
 * A viewer that can put and take single rows beside ten thousand others: JFace looks at each of them, whether it
 * refreshes what is above them or adds one. UI thread.
 */
class RowViewer extends TreeViewer {

  RowViewer(Tree tree) {
    super(tree);
  }

  /** Takes the rows of an element from where they do not stand any more, or not in that place. */
  void takeFromElsewhere(ModelObject element, List<ModelObject> above, boolean isAtTop,
      BiPredicate<ModelObject, ModelObject> isBefore) {
    for (Widget widget : findItems(element)) {
      TreeItem parent = widget instanceof TreeItem item ? item.getParentItem() : null;
      boolean stays = parent == null ? isAtTop : above.contains(parent.getData());
      if (widget instanceof TreeItem item && !(stays && isInOrder(item, element, isBefore))) {
        disassociate(item);
        item.dispose();
      }
    }
  }

  private boolean isInOrder(TreeItem item, ModelObject element, BiPredicate<ModelObject, ModelObject> isBefore) {
    TreeItem parent = item.getParentItem();
    Tree tree = getTree();
    int index = parent == null ? tree.indexOf(item) : parent.indexOf(item);
    int count = parent == null ? tree.getItemCount() : parent.getItemCount();
    IntFunction<TreeItem> items = parent == null ? tree::getItem : parent::getItem;
    return !(index > 0 && items.apply(index - 1).getData() instanceof ModelObject other
        && isBefore.test(element, other))
        && !(index + 1 < count && items.apply(index + 1).getData() instanceof ModelObject next
            && isBefore.test(next, element));
  }

  /** Puts a row below another, in its place, unless it is there. */
  void put(ModelObject parent, ModelObject element, BiPredicate<ModelObject, ModelObject> isBefore) {
    for (Widget widget : findItems(parent)) {
      if (widget instanceof TreeItem item && !hasBelow(item, element)) {
        if (item.getItemCount() == 0 || item.getItem(0).getData() == null) {
          refresh(parent, false); // it was never opened
        } else {
          createTreeItem(item, element, place(item.getItemCount(), item::getItem, element, isBefore));
        }
      }
    }
  }

  /** Puts a row at the top, in its place, unless it is there. */
  void putAtTop(ModelObject element, BiPredicate<ModelObject, ModelObject> isBefore) {
    if (!hasBelow(null, element)) {
      Tree tree = getTree();
      createTreeItem(tree, element, place(tree.getItemCount(), tree::getItem, element, isBefore));
    }
  }

  private boolean hasBelow(@Nullable TreeItem parent, ModelObject element) {
    return Stream.of(findItems(element)).anyMatch(
        widget -> widget instanceof TreeItem item && item.getParentItem() == parent);
  }

  private static int place(int count, IntFunction<TreeItem> items, ModelObject element,
      BiPredicate<ModelObject, ModelObject> isBefore) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (items.apply(middle).getData() instanceof ModelObject other && isBefore.test(other, element)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
