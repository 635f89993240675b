/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail that is not sent yet. Its texts are safe and short enough.
 *
 * @param id what it is told apart by, without angle brackets
 * @param answers the mail that it goes on from, so that a mail program shows both together
 * @param date when it was written
 * @param subject one line
 * @param body lines, with line feeds
 */
record Mail(String id, Optional<String> answers, Instant date, String subject, String body) {
}
