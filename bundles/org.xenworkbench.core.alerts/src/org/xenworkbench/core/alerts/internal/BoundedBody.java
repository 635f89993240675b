/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Counts the bytes of the body of an answer, and ends it with a failure when it has more than so many. */
final class BoundedBody implements HttpResponse.BodySubscriber<Long> {

  /** The body is longer. */
  static final class TooMuchException extends IOException {

    private static final long serialVersionUID = 1;
  }

  private final CompletableFuture<Long> body = new CompletableFuture<>();
  private final long most;
  private Flow.@Nullable Subscription subscription;
  private long received;

  BoundedBody(long most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return body;
  }

  @Override
  @NonNullByDefault({}) // the JDK says nothing of null
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  @NonNullByDefault({})
  public void onNext(List<ByteBuffer> buffers) {
    received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    Flow.Subscription given = subscription;
    if (given == null) {
      return;
    }
    if (received > most) {
      given.cancel();
      body.completeExceptionally(new TooMuchException());
    } else {
      given.request(1);
    }
  }

  @Override
  @NonNullByDefault({})
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(received);
  }
}
