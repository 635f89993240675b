/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The editor of definitions: {@code DefinitionEditor} on a document of {@code DefinitionProvider}, which knows what the
 * host had when the text was read; {@code DefinitionSaveable} gives the host the text, {@code HostWatch} tells what
 * becomes of VM and definition there meanwhile, and {@code ProblemStrategy} shows what {@code check} finds.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.definition.internal;
