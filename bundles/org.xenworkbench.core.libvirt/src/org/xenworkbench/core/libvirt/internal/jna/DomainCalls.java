/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The calls of a poll round: mapped directly, on plain addresses, and with memory that each thread uses again, since a
 * round makes thousands of them. A call that fails says so; {@link Virt#virGetLastErrorCode} on the same thread tells
 * why.
 */
public final class DomainCalls {

  private static final int SIZE = 64;
  private static final int UUID_SIZE = 16;
  /** Of virDomainInfo, whose memory is of type long and whose CPU time is aligned to 8 bytes. */
  private static final int MAX_MEMORY = Native.LONG_SIZE;
  private static final int MEMORY = 2 * Native.LONG_SIZE;
  private static final int VCPUS = 3 * Native.LONG_SIZE;
  private static final int CPU_TIME = (VCPUS + Short.BYTES + 7) / 8 * 8;
  private static final long NETWORK_SIZE = 64;
  private static final long DISK_SIZE = 40;
  /** Of virVcpuInfo: number, state, time, physical CPU. */
  private static final int VCPU_SIZE = 24;
  private static final int VCPU_TIME = 8;

  static {
    Native.register(DomainCalls.class, VirtLibrary.load());
  }

  private static final ThreadLocal<DomainCalls> OF_THREAD = ThreadLocal.withInitial(DomainCalls::new);

  private final Memory memory = new Memory(SIZE);
  private final Memory reason = new Memory(Integer.BYTES);
  private Memory vcpus = new Memory(VCPU_SIZE);

  private DomainCalls() {
  }

  /** The calling thread's own. */
  public static DomainCalls ofThread() {
    return OF_THREAD.get();
  }

  private static native int virConnectListAllDomains(Pointer connection, PointerByReference domains, int flags);

  private static native int virDomainFree(long domain);

  private static native int virDomainGetUUID(long domain, byte[] uuid);

  private static native @Nullable String virDomainGetName(long domain);

  private static native int virDomainGetID(long domain);

  private static native int virDomainIsPersistent(long domain);

  private static native @Nullable Pointer virDomainGetXMLDesc(long domain, int flags);

  private static native int virDomainGetInfo(long domain, Pointer info);

  private static native int virDomainGetVcpus(long domain, Pointer vcpus, int count, @Nullable Pointer maps, int size);

  private static native NativeLong virDomainGetMaxMemory(long domain);

  private static native int virDomainHasManagedSaveImage(long domain, int flags);

  private static native int virDomainGetAutostart(long domain, Pointer on);

  private static native int virDomainGetVcpusFlags(long domain, int flags);

  private static native int virDomainGetState(long domain, Pointer state, @Nullable Pointer reason, int flags);

  private static native int virDomainInterfaceStats(long domain, byte[] device, Pointer stats, long size);

  private static native int virDomainBlockStats(long domain, byte[] device, Pointer stats, long size);

  /** Handles of all domains, each to be given back by {@link #free}; null if the call fails. */
  public static long @Nullable [] list(Pointer connection) {
    return list(connection, 0);
  }

  /** The same of those that the flags select. */
  public static long @Nullable [] list(Pointer connection, int flags) {
    PointerByReference result = new PointerByReference();
    int count = virConnectListAllDomains(connection, result, flags);
    if (count < 0) {
      return null;
    }
    Pointer array = result.getValue();
    long[] handles = count == 0 ? new long[0] : array.getLongArray(0, count);
    Libc.free(array);
    return handles;
  }

  /** Gives a handle back, once and never during a call. */
  public static void free(long domain) {
    virDomainFree(domain);
  }

  /** The UUID; local, asks no host. */
  public static UUID uuid(long domain) {
    byte[] bytes = new byte[UUID_SIZE];
    if (virDomainGetUUID(domain, bytes) < 0) {
      throw new IllegalStateException(Virt.lastErrorText());
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** The name; local, asks no host. */
  public static String name(long domain) {
    String name = virDomainGetName(domain);
    return name == null ? "" : name;
  }

  /** The number, -1 if there is none; local, asks no host. */
  public static int number(long domain) {
    return virDomainGetID(domain);
  }

  /** 1 if the domain's definition survives its end, 0 if not, less if the call fails. */
  public static int isPersistent(long domain) {
    return virDomainIsPersistent(domain);
  }

  /** The domain's description; null if the call fails. */
  public static @Nullable String description(long domain) {
    Pointer text = virDomainGetXMLDesc(domain, 0);
    return text == null ? null : VirtLibrary.take(text);
  }

  /** The most memory that the domain may have, in KiB; 0 if the call fails. */
  public static long maxMemory(long domain) {
    return virDomainGetMaxMemory(domain).longValue();
  }

  /** Asks for the state and its reason; the state's number, -1 if the call fails. */
  public int state(long domain) {
    return virDomainGetState(domain, memory, reason, 0) < 0 ? -1 : memory.getInt(0);
  }

  /** The number of the reason in the last answer of {@link #state}. */
  public int reason() {
    return reason.getInt(0);
  }

  /** Whether the host keeps its state on disk; no if the call fails. */
  public static boolean isSaved(long domain) {
    return virDomainHasManagedSaveImage(domain, 0) == 1;
  }

  /** Whether it is started with its host; no if the call fails. */
  public boolean isAutostarted(long domain) {
    return virDomainGetAutostart(domain, memory) >= 0 && memory.getInt(0) != 0;
  }

  /** The most vCPUs that it may have online; less than one if the call fails. */
  public static int maxVcpus(long domain) {
    return virDomainGetVcpusFlags(domain, Virt.SET_MAXIMUM);
  }

  /** Asks for state, memory and CPU time; whether there is an answer for the methods {@code info…} to read. */
  public boolean info(long domain) {
    return virDomainGetInfo(domain, memory) >= 0;
  }

  /** The state's number in the last answer of {@link #info}. */
  public int infoState() {
    return memory.getByte(0) & 0xff;
  }

  /** The memory in KiB in the last answer of {@link #info}. */
  public long infoMemory() {
    return number(MEMORY);
  }

  /** The most memory in KiB in the last answer of {@link #info}. */
  public long infoMaxMemory() {
    return number(MAX_MEMORY);
  }

  /** The number of vCPUs in the last answer of {@link #info}. */
  public int infoVcpus() {
    return memory.getShort(VCPUS) & 0xffff;
  }

  /** The CPU time in nanoseconds in the last answer of {@link #info}. */
  public long infoCpuTime() {
    return memory.getLong(CPU_TIME);
  }

  /** Asks for that many vCPUs; how many there are for the methods {@code vcpu…} to read, -1 if the call fails. */
  public int vcpus(long domain, int count) {
    if (vcpus.size() < (long) count * VCPU_SIZE) {
      vcpus = new Memory((long) count * VCPU_SIZE);
    }
    return virDomainGetVcpus(domain, vcpus, count, null, 0);
  }

  /** The number of a vCPU in the last answer of {@link #vcpus}. */
  public int vcpuNumber(int index) {
    return vcpus.getInt((long) index * VCPU_SIZE);
  }

  /** The CPU time of a vCPU in nanoseconds in the last answer of {@link #vcpus}. */
  public long vcpuTime(int index) {
    return vcpus.getLong((long) index * VCPU_SIZE + VCPU_TIME);
  }

  private long number(int offset) {
    return Native.LONG_SIZE == Long.BYTES ? memory.getLong(offset) : memory.getInt(offset) & 0xffffffffL;
  }

  /** Asks for an interface's bytes received and sent; whether there is an answer, as {@link #counter} 0 and 4. */
  public boolean network(long domain, byte[] device) {
    return virDomainInterfaceStats(domain, device, memory, NETWORK_SIZE) >= 0;
  }

  /** Asks for a disk's reads, bytes read, writes and bytes written; whether there is an answer, as 0 to 3. */
  public boolean disk(long domain, byte[] device) {
    return virDomainBlockStats(domain, device, memory, DISK_SIZE) >= 0;
  }

  /** A counter in the last answer of {@link #network} or {@link #disk}. */
  public long counter(int index) {
    return memory.getLong((long) index * Long.BYTES);
  }
}
