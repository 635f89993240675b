/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.eclipse.jdt.annotation.Nullable;

/** The calls that compare CPUs: less than zero if they fail, else one of the constants. */
public final class CpuCalls {

  /** VIR_CPU_COMPARE_INCOMPATIBLE; what is greater is as good as what is asked for or better. */
  public static final int INCOMPATIBLE = 0;
  /** VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE: the call fails, and its text names what is missing. */
  public static final int FAIL_INCOMPATIBLE = 1;
  /** VIR_ERR_CPU_INCOMPATIBLE, with which it fails then. */
  public static final int ERR_INCOMPATIBLE = 91;

  static {
    Native.register(CpuCalls.class, VirtLibrary.load());
  }

  private CpuCalls() {
  }

  /** Compares a CPU with those of the host. */
  public static native int virConnectCompareCPU(Pointer connection, String cpu, int flags);

  /** Compares a CPU with what the hypervisor gives to guests of that kind. */
  public static native int virConnectCompareHypervisorCPU(Pointer connection, @Nullable String emulator,
      @Nullable String architecture, @Nullable String machine, @Nullable String type, String cpu, int flags);
}
