/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that change the storage of their host. Its methods block and may be called from several threads
 * at once, as those of the {@link HypervisorSession} it is part of. They fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed, with
 * {@link HypervisorException.Kind#INVALID_STATE} if there is no such pool or volume or it is in no state for it, and
 * with {@link HypervisorException.Kind#FAILED} where the host refuses: the disk is full, the name is taken, the folder
 * is not there.
 *
 * @since 0.1
 */
@ConsumerType
public interface StorageControl {

  /** Makes a pool, and starts it. One that cannot be started is not kept. */
  void createPool(PoolPlan plan) throws HypervisorException;

  /** Starts a pool, so that its volumes can be used. */
  void startPool(String pool) throws HypervisorException;

  /** Stops a pool. Its volumes stay; VMs that run with them go on. */
  void stopPool(String pool) throws HypervisorException;

  /** Has the host look what has become of the volumes of a pool without it. */
  void refreshPool(String pool) throws HypervisorException;

  /** Says whether a pool is started when its host starts. */
  void setPoolAutostart(String pool, boolean on) throws HypervisorException;

  /** Makes the host forget a pool, which must not be active. Its volumes, and the folder that they are in, stay. */
  void deletePool(String pool) throws HypervisorException;

  /** Makes a volume in a pool, which must be active. */
  void createVolume(String pool, VolumePlan plan) throws HypervisorException;

  /**
   * Makes a volume of what is on another of its pool; returns when all of it is copied.
   *
   * @param volume the other one
   * @param name the name of the new one, which has the same format and capacity
   */
  void copyVolume(String pool, String volume, String name) throws HypervisorException;

  /** Deletes a volume, and what is on it. */
  void deleteVolume(String pool, String volume) throws HypervisorException;
}
