/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.Saveable;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.AbstractDecoratedTextEditor;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.definition.internal.NoticeBar.Deed;
import org.xenworkbench.ui.definition.internal.check.DefinitionCheck;
import org.xenworkbench.ui.definition.internal.check.LibvirtSchema;
import org.xenworkbench.ui.definition.internal.check.Problem;
import org.xenworkbench.ui.definition.internal.compare.Comparisons;
import org.xenworkbench.ui.definition.internal.compare.DefinitionSource;
import org.xenworkbench.ui.definition.internal.compare.Failures;

/**
 * The editor of what a VM is started with next. What was typed is kept whatever becomes of VM and host meanwhile, and
 * given to the host where the VM is then, unless that has another definition than the text was made from. UI thread.
 */
public final class DefinitionEditor extends AbstractDecoratedTextEditor {

  static final String ID = "org.xenworkbench.ui.definition.editor";
  private static final String CONTEXT = "org.xenworkbench.ui.definition.context";
  private static final String COMPARE = "org.xenworkbench.ui.definition.compareDefinitionVm";

  private final DefinitionProvider provider = new DefinitionProvider();
  private final DefinitionSaveable saveable = new DefinitionSaveable(this);
  private @Nullable NoticeBar notice;
  private @Nullable HostWatch watch;
  private @Nullable Annotation refusal;
  /** What stood where the host refused it. */
  private String refused = "";
  private @Nullable String theirs;
  private boolean isSaving;
  /** How often the host was asked what it has: an earlier answer than the last is not looked at. */
  private int asked;

  /** Created by the workbench. */
  public DefinitionEditor() {
    setDocumentProvider(provider);
    setEditorContextMenuId(ID);
    setHelpContextId(XenUi.PLUGIN_ID + ".definition");
  }

  @Override
  protected void initializeKeyBindingScopes() {
    setKeyBindingScopes(new String[] {CONTEXT});
  }

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof DefinitionInput definition)) {
      throw new PartInitException(Messages.Definition_noInput);
    }
    DefinitionCheck check = new DefinitionCheck(definition.vm().uuid(),
        () -> vm().map(VirtualMachine::name).orElse(definition.name()), site.getService(LibvirtSchema.class));
    setSourceViewerConfiguration(new XmlConfiguration(getPreferenceStore(), new ProblemStrategy(check, this::marks)));
    super.init(site, input);
  }

  @Override
  public void createPartControl(Composite parent) {
    Composite whole = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
    notice = new NoticeBar(whole, this::act);
    Composite text = new Composite(whole, SWT.NONE);
    text.setLayout(new FillLayout());
    GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
    super.createPartControl(text);
    getSourceViewer().getTextWidget().setData("org.eclipse.swtbot.widget.key", "definition.text");
    getSourceViewer().addTextListener(event -> edited());
    Refresher looks = new Refresher(whole, "definition.look", Refresher.CHART, service(RefreshTimes.class), this::look);
    watch = new HostWatch(getSite(), input().vm(), looks::request);
    service(IHandlerService.class).activateHandler(COMPARE, new AbstractHandler() {
      @Override
      public @Nullable Object execute(ExecutionEvent event) {
        compare();
        return null;
      }
    });
  }

  private <T> T service(Class<T> type) {
    return getSite().getService(type);
  }

  private DefinitionInput input() {
    return (DefinitionInput) getEditorInput();
  }

  private Optional<VirtualMachine> vm() {
    return service(Inventory.class).virtualMachine(input().vm());
  }

  private @Nullable IAnnotationModel marks() {
    return provider.getAnnotationModel(getEditorInput());
  }

  private String text() {
    IDocument document = provider.getDocument(getEditorInput());
    return document == null ? "" : document.get();
  }

  private Optional<NoticeBar> notice() {
    return Optional.ofNullable(watch == null ? null : notice);
  }

  private boolean isOpen() {
    return watch != null;
  }

  @Override
  public Saveable[] getSaveables() {
    return new Saveable[] {saveable};
  }

  @Override
  public Saveable[] getActiveSaveables() {
    return getSaveables();
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }

  @Override
  public void doSave(@Nullable IProgressMonitor monitor) {
    saveable.doSave(monitor == null ? new NullProgressMonitor() : monitor);
  }

  /**
   * Gives the host the text.
   *
   * @return whether the host has it now; completed on the UI thread
   */
  CompletableFuture<Boolean> give() {
    DefinitionInput input = input();
    String text = text();
    String base = provider.base(input);
    Optional<VirtualMachine> vm = vm();
    VmDefinitions definitions = service(VmDefinitions.class);
    OperationHandle handle;
    try {
      VirtualMachine there = vm.orElseThrow(() -> gone(input));
      requireOf(there, text);
      handle = definitions.define(there.id(), there.host(), base, text, XenUi.user());
    } catch (IllegalArgumentException e) {
      clearRefusal();
      sayRefused(String.valueOf(e.getMessage())); // what is wrong with the text itself is marked already
      return CompletableFuture.completedFuture(false);
    }
    isSaving = true;
    asked++; // what the host had before is not taken for what it has then
    Display display = getSite().getShell().getDisplay();
    return handle.done().thenCompose(end -> end.status() == LogEntry.Status.SUCCEEDED
        ? definitions.next(input.vm(), vm.get().host()).exceptionally(failure -> text)
            .thenCompose(now -> later(display, () -> saved(text, now)))
        : later(display, () -> unsaved(text, base, end)));
  }

  /** What is sure to be refused begins no operation. */
  private static void requireOf(VirtualMachine vm, String text) {
    DefinitionText.refusal(text, vm.id().uuid(), vm.name()).ifPresent(refusal -> {
      throw new IllegalArgumentException(refusal);
    });
  }

  private static IllegalArgumentException gone(DefinitionInput input) {
    return new IllegalArgumentException(NLS.bind(Messages.DefinitionEditor_gone, input.name()));
  }

  /** The window may be closed by then. */
  private CompletableFuture<Boolean> later(Display display, Supplier<Boolean> work) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Displays.later(display, () -> {
      isSaving = false;
      try {
        done.complete(!isOpen() || work.get());
      } finally {
        done.complete(false); // if it was not: who waits goes on
      }
    });
    return done;
  }

  /** What was typed meanwhile stays, and is not saved. */
  private boolean saved(String given, String now) {
    clearRefusal();
    notice().ifPresent(NoticeBar::hide);
    if (text().equals(given)) {
      take(now);
    } else {
      theirs = null;
      provider.rebase(now);
    }
    return true;
  }

  /** Nothing is lost: the text stays as it is, and is not saved. */
  private boolean unsaved(String text, String base, OperationState end) {
    refused(text, base, end.error().map(Throwable::getMessage).orElse(Messages.Definition_unsaved));
    look();
    return false;
  }

  private void refused(String text, String base, String words) {
    clearRefusal();
    Problem problem = DefinitionCheck.refused(text, base, words);
    IAnnotationModel marks = marks();
    if (marks != null) {
      Annotation mark = ProblemStrategy.annotation(problem);
      Position place = new Position(problem.offset(), problem.length());
      marks.addAnnotation(mark, place);
      refusal = mark;
      refused = text(place);
    }
    sayRefused(words);
  }

  private void sayRefused(String words) {
    say(NLS.bind(Messages.DefinitionEditor_refused, words), List.of(Deed.COMPARE));
  }

  /** What was refused is said no more when its line is another one. */
  private void edited() {
    IAnnotationModel marks = marks();
    if (refusal != null && marks != null && !isSaving && !text(marks.getPosition(refusal)).equals(refused)) {
      clearRefusal();
      notice().ifPresent(NoticeBar::hide);
      look();
    }
  }

  /** What stands there; empty if that place is gone. */
  private String text(@Nullable Position place) {
    String text = text();
    return place == null || place.isDeleted() || place.getOffset() + place.getLength() > text.length() ? ""
        : text.substring(place.getOffset(), place.getOffset() + place.getLength());
  }

  private void clearRefusal() {
    Annotation mark = refusal;
    IAnnotationModel marks = marks();
    if (mark != null && marks != null) {
      marks.removeAnnotation(mark);
    }
    refusal = null;
  }

  private void take(String text) {
    theirs = null;
    try {
      provider.take(input(), text);
    } catch (CoreException e) {
      Problems.show(Messages.Definition_unsaved, e);
    }
  }

  /** What was refused is said no more of a text that has nothing to be saved. */
  @Override
  protected void firePropertyChange(int property) {
    super.firePropertyChange(property);
    if (property == PROP_DIRTY && !isSaving && !isDirty() && notice().filter(NoticeBar::isShown).isPresent()) {
      clearRefusal();
      notice().ifPresent(NoticeBar::hide);
      look();
    }
  }

  /** Files are looked at when their editor is activated: so is the host. */
  @Override
  protected void sanityCheckState(IEditorInput input) {
    look();
  }

  /** Asks the host whether it still has what the text was made from. */
  private void look() {
    if (!isOpen() || isSaving) {
      return;
    }
    asked++;
    int question = asked;
    Optional<VirtualMachine> vm = vm();
    Optional<String> obstacle = vm.map(one -> service(VmDefinitions.class).obstacle(one.id(), one.host()))
        .orElseGet(() -> Optional.of(NLS.bind(Messages.DefinitionEditor_gone, input().name())));
    if (obstacle.isPresent()) {
      say(NLS.bind(Messages.DefinitionEditor_hindered, obstacle.get()), List.of());
    } else {
      Display display = getSite().getShell().getDisplay();
      service(VmDefinitions.class).next(input().vm(), vm.orElseThrow().host())
          .whenComplete((now, failure) -> Displays.later(display, () -> {
            if (isOpen() && !isSaving && question == asked) {
              seen(now, failure);
            }
          }));
    }
  }

  private void seen(@Nullable String now, @Nullable Throwable failure) {
    if (now == null) {
      say(NLS.bind(Messages.DefinitionEditor_hindered, Failures.text(failure)), List.of(Deed.RETRY));
    } else if (now.equals(provider.base(input()))) {
      theirs = null;
      if (refusal == null) {
        notice().ifPresent(NoticeBar::hide);
      }
    } else if (!isDirty()) {
      notice().ifPresent(NoticeBar::hide);
      take(now);
    } else {
      theirs = now;
      say(NLS.bind(Messages.DefinitionEditor_changed, input().name()), List.of(Deed.COMPARE, Deed.TAKE, Deed.KEEP));
    }
  }

  private void say(String words, List<Deed> possible) {
    notice().ifPresent(bar -> bar.show(words, possible));
  }

  private void act(Deed deed) {
    String changed = theirs;
    switch (deed) {
      case COMPARE -> compareWith(Optional.ofNullable(changed).orElseGet(() -> provider.base(input())));
      case RETRY -> look();
      case TAKE, KEEP -> {
        if (changed != null && deed == Deed.TAKE) {
          take(changed);
        } else if (changed != null) {
          provider.rebase(changed);
          theirs = null;
        }
        clearRefusal();
        notice().ifPresent(NoticeBar::hide);
      }
    }
  }

  private DefinitionSource mine() {
    return DefinitionSource.of(NLS.bind(Messages.DefinitionEditor_mine, input().name()), text());
  }

  private void compareWith(String other) {
    Comparisons.open(getSite().getPage(), mine(),
        DefinitionSource.of(NLS.bind(Messages.DefinitionEditor_hosts, input().name()), other));
  }

  private void compare() {
    vm().ifPresent(vm -> Comparisons.choose(getSite().getWorkbenchWindow(), vm, mine()));
  }

  @Override
  public void dispose() {
    HostWatch open = watch;
    watch = null;
    if (open != null) {
      open.close();
    }
    super.dispose();
  }
}
