/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.Optional;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmService;

/** Tells which commands a virtual machine's state allows, as namespace {@code org.xenworkbench.vm}. */
public final class VmPropertyTester extends PropertyTester {

  @Override
  public boolean test(Object receiver, String property, Object[] args, Object expectedValue) {
    return receiver instanceof VirtualMachine vm && obstacle(vm, property).isEmpty();
  }

  private static Optional<String> obstacle(VirtualMachine vm, String property) {
    return switch (property) {
      case "canStart" -> power(vm, PowerAction.START);
      case "canShutDown" -> power(vm, PowerAction.SHUT_DOWN);
      case "canForceOff" -> power(vm, PowerAction.FORCE_OFF);
      case "canReboot" -> power(vm, PowerAction.REBOOT);
      case "canPause" -> power(vm, PowerAction.PAUSE);
      case "canResume" -> power(vm, PowerAction.RESUME);
      case "canMigrate" -> service(MigrationService.class).obstacle(vm.id());
      case "canAdopt" -> service(VmService.class).adoptionObstacle(vm.id());
      case "canOpenConsole" -> service(ConsoleService.class).obstacle(vm.id());
      default -> throw new IllegalArgumentException("No such property: " + property);
    };
  }

  private static Optional<String> power(VirtualMachine vm, PowerAction action) {
    return service(VmService.class).obstacle(vm.id(), vm.host(), action);
  }

  private static <T> T service(Class<T> type) {
    return PlatformUI.getWorkbench().getService(type);
  }
}
