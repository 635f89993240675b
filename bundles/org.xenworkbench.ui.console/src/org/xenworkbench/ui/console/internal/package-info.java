/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The Console view. A {@link org.xenworkbench.ui.console.internal.ConsoleView} is one virtual machine's console, named
 * by its secondary id ({@link org.xenworkbench.ui.console.internal.ConsoleIds}). Its
 * {@link org.xenworkbench.ui.console.internal.ConsoleLink} opens the console in the background as soon as that is
 * possible and hands output to an {@link org.xenworkbench.ui.console.internal.OutputPump}, which feeds the terminal
 * without ever holding up a core thread; {@link org.xenworkbench.ui.console.internal.TerminalPane} is the only class
 * that knows Eclipse's terminal. For tests and tools: the view adapts to {@link java.lang.CharSequence}, the text of
 * the terminal with its scrollback as it is at that moment (UI thread).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.console.internal;
