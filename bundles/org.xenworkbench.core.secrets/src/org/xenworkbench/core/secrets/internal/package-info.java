/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The credential store: passwords of hosts in Equinox secure storage, encrypted with a random key. Key and storage are
 * files of this bundle's folder in the instance area that only their owner can read; no keyring is asked and no user is
 * prompted, so that it works the same with and without a display. It is as safe as an ssh key without a passphrase:
 * whoever can act as the user can read it.
 */
@NonNullByDefault
package org.xenworkbench.core.secrets.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
