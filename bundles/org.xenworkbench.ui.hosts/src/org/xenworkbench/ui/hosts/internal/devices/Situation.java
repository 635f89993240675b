/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * What a question about devices is asked with.
 *
 * @param services those of the workbench
 * @param shell over which it is asked
 * @param vm whose devices
 * @param devices what its host has told of them just now
 * @param selected the device that is selected; empty if none is
 */
record Situation(IServiceLocator services, Shell shell, VirtualMachine vm, DomainDevices devices,
    Optional<String> selected) {
}
