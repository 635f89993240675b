/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The action of alerts that sends a mail: {@link org.xenworkbench.core.alerts.mail.internal.MailAction} reads its
 * settings, {@link org.xenworkbench.core.alerts.mail.internal.MailText} writes the letter, and
 * {@link org.xenworkbench.core.alerts.mail.internal.MailServer} hands it over, alone with the library, which is not
 * loaded before.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.alerts.mail.internal;
