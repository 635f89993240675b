/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What must run while the engine runs, although nobody asks for it: an alarm, a record, a bridge to the outside. An
 * OSGi service (whiteboard), also of third parties: it is got as soon as the engine has started, or when it comes
 * later, and given back when it goes. It begins when it is activated, on the thread of the core's dispatcher, so
 * activation returns at once: as long as it takes, nobody hears of anything. It ends when it is deactivated; there is
 * nothing to call.
 *
 * @since 0.1
 */
@ConsumerType
public interface EnginePart {
}
