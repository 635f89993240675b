/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.tm.internal.terminal.control.ITerminalListener;
import org.eclipse.tm.internal.terminal.control.ITerminalViewControl;
import org.eclipse.tm.internal.terminal.emulator.VT100TerminalControl;
import org.eclipse.tm.internal.terminal.provisional.api.ISettingsStore;
import org.eclipse.tm.internal.terminal.provisional.api.ITerminalConnector;
import org.eclipse.tm.internal.terminal.provisional.api.ITerminalControl;
import org.eclipse.tm.internal.terminal.provisional.api.TerminalState;
import org.eclipse.tm.internal.terminal.textcanvas.TextCanvas;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.RowMenu;

/**
 * A terminal: the only class that knows Eclipse's, whose packages are provisional. It counts as connected for as long
 * as it is there, so that scrollback and keyboard outlive a migration; what a console's state is, its view says. UI
 * thread.
 */
final class TerminalPane {

  private final Composite holder;
  private final Display display;
  private final ITerminalViewControl terminal;
  private final OutputPump pump;
  private final Runnable clearing;
  private final Preferences preferences = new Preferences();
  private final Listener menuKey = this::keyPressed;

  /**
   * Creates the terminal.
   *
   * @param pump carries the output, from the moment the terminal is ready
   * @param keys takes what is typed, {@code false} if it reaches nobody
   */
  TerminalPane(Composite parent, String name, OutputPump pump, Predicate<byte[]> keys) {
    this.pump = pump;
    display = parent.getDisplay();
    Connector connector = new Connector(name, new Keystrokes(display, keys));
    holder = new Composite(parent, SWT.NONE);
    terminal = new VT100TerminalControl(new Titles(), holder, new ITerminalConnector[] {connector}, preferences);
    clearing = terminal::clearTerminal;
    holder.setLayout(new SerialLineLayout(terminal, pump::whenQuiet));
    terminal.setConnector(connector);
    terminal.setCharset(StandardCharsets.UTF_8);
    terminal.getControl().addListener(SWT.Paint, this::painted);
    display.addFilter(SWT.KeyDown, menuKey);
    terminal.getControl().setData("org.eclipse.swtbot.widget.key", "console.terminal");
    // Connecting dispatches an event: not while the view is being created, and never waiting for one.
    display.asyncExec(() -> {
      if (!terminal.isDisposed()) {
        display.asyncExec(() -> {});
        terminal.connectTerminal();
      }
    });
  }

  /** A part of a line begins where the cursor blinks, which may be in the midst of a wide character. */
  private void painted(Event event) {
    if (event.x > 0) {
      terminal.getControl().redraw(0, event.y, event.x + event.width, event.height, false);
    }
  }

  /** Shift+F10 opens the menu, as everywhere else; the terminal would keep it for the guest. */
  private void keyPressed(Event event) {
    if (event.widget == terminal.getControl() && event.keyCode == SWT.F10 && event.stateMask == SWT.SHIFT) {
      event.type = SWT.None;
    }
  }

  Control control() {
    return holder;
  }

  void setMenu(MenuManager menu) {
    RowMenu.install((Composite) terminal.getControl(), menu);
  }

  /** Says whose console it is to who cannot see the title. */
  void setAccessibleName(String name) {
    AccessibleNames.set(terminal.getControl(), name);
  }

  /** The text of the terminal with its scrollback. */
  String text() {
    return terminal.getControl() instanceof TextCanvas canvas ? WideCells.withoutFillers(canvas.getAllText()) : "";
  }

  void setFocus() {
    terminal.setFocus();
  }

  boolean hasSelection() {
    return !terminal.getSelection().isEmpty();
  }

  void copy() {
    String selection = WideCells.withoutFillers(terminal.getSelection());
    if (!selection.isEmpty()) { // which a clipboard does not take
      terminal.getClipboard().setContents(new Object[] {selection}, new Transfer[] {TextTransfer.getInstance()});
    }
  }

  /** Types what the clipboard holds. */
  void paste() {
    terminal.paste();
  }

  void selectAll() {
    terminal.selectAll();
  }

  void clear() {
    pump.whenQuiet(clearing);
  }

  void setScrollLock(boolean lock) {
    terminal.setScrollLock(lock);
  }

  /** The emulator's end is awaited in the background: it has something to do still, and the UI thread does not wait. */
  void dispose() {
    display.removeFilter(SWT.KeyDown, menuKey);
    preferences.forget();
    pump.close();
    Job job = Job.create(Messages.TerminalPane_closing, (ICoreRunnable) monitor -> {
      terminal.disconnectTerminal();
      Displays.later(display, terminal::disposeTerminal);
    });
    job.setSystem(true);
    job.schedule();
  }

  /**
   * The terminal's own preferences. It would hear of them until it is disposed, which is too late when the workbench
   * ends: its controls are gone when the theme takes back the colours that it has set.
   */
  static final class Preferences extends ScopedPreferenceStore {

    private final List<IPropertyChangeListener> listening = new ArrayList<>();

    Preferences() {
      super(InstanceScope.INSTANCE, "org.eclipse.tm.terminal.control");
    }

    @Override
    public void addPropertyChangeListener(@Nullable IPropertyChangeListener listener) {
      super.addPropertyChangeListener(listener);
      listening.add(listener);
    }

    void forget() {
      listening.forEach(this::removePropertyChangeListener);
    }
  }

  /** What is typed, on its way to the guest. */
  private static final class Keystrokes extends OutputStream {

    private final Display display;
    private final Predicate<byte[]> keys;

    Keystrokes(Display display, Predicate<byte[]> keys) {
      this.display = display;
      this.keys = keys;
    }

    @Override
    public void write(int value) {
      send(new byte[] {(byte) value});
    }

    @Override
    public void write(byte @Nullable [] data, int offset, int length) {
      if (data != null) {
        send(Arrays.copyOfRange(data, offset, offset + length));
      }
    }

    /** The emulator's answers to the guest come here, too, on its own thread: nobody hears that they reach nobody. */
    private void send(byte[] data) {
      boolean typed = Thread.currentThread() == display.getThread();
      if (!keys.test(typed ? PastedText.harmless(data) : data) && typed) {
        display.beep();
      }
    }
  }

  /** The terminal's states say nothing that the view does not know better, and its title is the pump's. */
  @NonNullByDefault({})
  private final class Titles implements ITerminalListener {

    @Override
    public void setState(TerminalState state) {
      // always connected
    }

    @Override
    @SuppressWarnings("removal")
    public void setTerminalTitle(String title) {
      pump.done();
    }
  }

  /** What the terminal takes for its remote end. */
  @NonNullByDefault({})
  private final class Connector implements ITerminalConnector {

    private final String name;
    private final OutputStream keys;

    Connector(String name, OutputStream keys) {
      this.name = name;
      this.keys = keys;
    }

    @Override
    public void connect(ITerminalControl control) {
      control.setConnectOnEnterIfClosed(false);
      control.setState(TerminalState.CONNECTED);
      pump.start(control.getRemoteToTerminalOutputStream());
    }

    @Override
    public void disconnect() {
      pump.close();
    }

    @Override
    public OutputStream getTerminalToRemoteStream() {
      return keys;
    }

    @Override
    public String getId() {
      return ConsoleView.class.getName();
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getSettingsSummary() {
      return name;
    }

    @Override
    public boolean isHidden() {
      return true;
    }

    @Override
    public boolean isInitialized() {
      return true;
    }

    @Override
    public String getInitializationErrorMessage() {
      return null;
    }

    @Override
    public boolean isLocalEcho() {
      return false;
    }

    @Override
    public void setTerminalSize(int width, int height) {
      // A serial line has no way to tell the guest, which takes 80 columns for granted: SerialLineLayout.
    }

    @Override
    public void load(ISettingsStore store) {
      // has no settings
    }

    @Override
    public void save(ISettingsStore store) {
      // has no settings
    }

    @Override
    public void setDefaultSettings() {
      // has no settings
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
      return null;
    }
  }
}
