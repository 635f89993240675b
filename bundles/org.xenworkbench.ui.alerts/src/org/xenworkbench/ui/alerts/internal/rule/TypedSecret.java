/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.SecretId;

/**
 * A secret of an action that was typed, and is kept when the rule is saved.
 *
 * @param id what it is kept under
 * @param secret what was typed; empty to forget it
 */
record TypedSecret(SecretId id, Credentials secret) {
}
