/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The editor of a VM's definition. */
public final class DefinitionEditorPage {

  private static final String ID = "org.xenworkbench.ui.definition.editor";
  private static final Query NOTICE = Query.key(Kind.TEXT, "definition.notice");

  private final UiDriver driver;
  private final String vm;

  /** Waits until it is open. */
  public DefinitionEditorPage(UiDriver driver, String vm) {
    this.driver = driver;
    this.vm = vm;
    Wait.until("The editor of " + vm, () -> driver.onUi(() -> editors(vm).findFirst().isPresent()));
  }

  private static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
  }

  private static Stream<IEditorPart> editors(String vm) {
    return Stream.of(page().getEditorReferences()).filter(one -> one.getId().equals(ID))
        .map(one -> one.getEditor(false)).filter(one -> one != null && one.getEditorInput().getName().equals(vm));
  }

  private ITextEditor editor() {
    return (ITextEditor) editors(vm).findFirst().orElseThrow();
  }

  private StyledText widget() {
    return (StyledText) editor().getAdapter(Control.class);
  }

  /** What is in it. */
  public String text() {
    return driver.onUi(() -> widget().getText());
  }

  /** Types something in the place of something else. */
  public void replace(String what, String by) {
    driver.onUi(() -> {
      int at = widget().getText().indexOf(what);
      widget().setSelection(at, at + what.length());
      widget().insert(by);
      return true;
    });
  }

  /** Whether it has something that is not saved. */
  public boolean isDirty() {
    return driver.onUi(() -> editor().isDirty());
  }

  /** Saves by the menu. */
  public void save() {
    activate();
    driver.chooseMenu("File", "Save");
  }

  /** Whether what is typed goes into its text. */
  public boolean hasFocus() {
    return driver.onUi(() -> widget().isFocusControl());
  }

  /** Gives its text the focus and presses keys. */
  public void press(Keys... keys) {
    driver.press(Query.key(Kind.STYLED_TEXT, "definition.text"), keys);
  }

  /** Types a text where the focus is. */
  public void type(String text) {
    driver.type(Query.key(Kind.STYLED_TEXT, "definition.text"), text);
  }

  /** What the marks at its side say. */
  public List<String> problems() {
    return driver.onUi(() -> {
      IAnnotationModel model = editor().getDocumentProvider().getAnnotationModel(editor().getEditorInput());
      List<String> found = new ArrayList<>();
      for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
        Annotation one = all.next();
        if (one.getType().startsWith("org.eclipse.ui.workbench.texteditor.")) {
          found.add(one.getText());
        }
      }
      return found;
    });
  }

  /** The notice above it; empty if there is none. */
  public String notice() {
    return driver.isShown(NOTICE) ? driver.text(NOTICE) : "";
  }

  /** Waits for a notice. */
  public void waitForNotice(String part) {
    Wait.forValue("Notice", this::notice, text -> text.contains(part));
  }

  /** Does what the notice offers: COMPARE, TAKE, KEEP or RETRY. */
  public void answer(String deed) {
    activate();
    Wait.until(deed + " is offered", () -> driver.onUi(() -> links(deed).findFirst().map(link -> {
      link.notifyListeners(SWT.Selection, new Event());
      return true;
    }).orElse(false)));
  }

  private Stream<Link> links(String deed) {
    return driver.controls(Link.class).stream()
        .filter(link -> ("definition." + deed).equals(link.getData(Query.WIDGET_KEY)));
  }

  private void activate() {
    driver.onUi(() -> {
      page().activate(editor());
      return true;
    });
  }

  /** The colors of its text, each once. */
  public long colors() {
    return driver.onUi(() -> Stream.of(widget().getStyleRanges()).map(range -> range.foreground)
        .filter(color -> color != null).map(color -> color.getRGB()).distinct().count());
  }

  /** The titles of all editors. */
  public List<String> editors() {
    return driver.onUi(() -> Stream.of(page().getEditorReferences()).map(one -> one.getTitle()).toList());
  }
}
