/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;

/** A recording would hold more than is read of one. */
final class TooMuchException extends IOException {

  private static final long serialVersionUID = 1;
}
