/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** A probe that the test puts into the product: it tells by JMX how the product's components are. */
package org.xenworkbench.product.tests;
