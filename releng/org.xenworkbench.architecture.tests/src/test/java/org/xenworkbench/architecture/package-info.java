/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The rules of the design that a machine can check: {@link org.xenworkbench.architecture.Layers} is its table of
 * bundles, {@code LayersTest} compares the manifests with it, {@code CodeRulesTest} the compiled classes.
 */
package org.xenworkbench.architecture;
