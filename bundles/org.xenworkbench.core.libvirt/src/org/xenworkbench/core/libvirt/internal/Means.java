/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

/**
 * What the facets of one session work with.
 *
 * @param type the type of its host
 * @param traits what is known of its driver
 * @param connection its connection
 * @param guard what is asked before something is changed
 * @param bridge brings it events
 */
record Means(String type, DriverTraits traits, Connection connection, Guard guard, EventBridge bridge) {
}
