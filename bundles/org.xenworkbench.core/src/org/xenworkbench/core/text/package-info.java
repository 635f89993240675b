/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Numbers as text ({@code Quantities}); and texts that come from outside, such as names of VMs and errors of hosts: how
 * they are made safe for where they are shown ({@code SafeText}, {@code SafeLog}), how secrets are taken out of them
 * ({@code SecretTraces}), and in which order names stand ({@code NameOrder}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.text;
