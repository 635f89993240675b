/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {

  private final List<String> asked = new ArrayList<>();

  /** While the window is made, the toolbar asks; a view made then would add to the items that are being asked about. */
  @Test
  void aViewThatIsNotThereYetIsNotCreatedToAskIt() {
    IViewReference hosts = answering(IViewReference.class, Map.of());
    IWorkbenchPage page = answering(IWorkbenchPage.class, Map.of("findViewReference", hosts));
    IWorkbenchWindow window = answering(IWorkbenchWindow.class, Map.of("getActivePage", page, "getSelectionService",
        answering(ISelectionService.class, Map.of())));
    assertThat(ModelSelection.current(window)).isEqualTo(StructuredSelection.EMPTY);
    assertThat(asked).contains("getView [false]").doesNotContain("getView [true]")
        .noneMatch(question -> question.startsWith("findView "));
  }

  private <T> T answering(Class<T> type, Map<String, Object> answers) {
    Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
      asked.add(method.getName() + ' ' + List.of(arguments == null ? new Object[0] : arguments));
      return answers.get(method.getName());
    });
    return type.cast(proxy);
  }
}
