/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.Endpoint;

/**
 * Asks a host for its certificates, to show them, and hangs up before anything is said. It trusts nobody: with which
 * certificates a connection comes about is libvirt's matter.
 */
final class TlsGreeting {

  /** What answers does not speak TLS. */
  static final class NoTlsException extends IOException {

    private static final long serialVersionUID = 1;

    NoTlsException(SSLException cause) {
      super(cause);
    }
  }

  private TlsGreeting() {
  }

  /** The certificates that are shown, the host's own first; none if it hangs up before. */
  static List<X509Certificate> certificates(Socket socket, Endpoint endpoint) throws IOException {
    Recorder recorder = new Recorder();
    try (SSLSocket secure = (SSLSocket) context(recorder).getSocketFactory().createSocket(socket,
        endpoint.asciiAddress(), LibvirtUri.port(endpoint), true)) {
      secure.startHandshake();
    } catch (SSLException e) {
      if (recorder.shown.isEmpty() && String.valueOf(e.getMessage()).contains("Unsupported or unrecognized")) {
        throw new NoTlsException(e);
      }
    }
    return recorder.shown;
  }

  private static SSLContext context(TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has TLS
    }
  }

  /** Keeps what is shown. */
  private static final class Recorder extends X509ExtendedTrustManager {

    private List<X509Certificate> shown = List.of();

    @Override
    public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String type,
        @Nullable Socket socket) {
      shown = chain == null ? List.of() : List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String type) {
      shown = chain == null ? List.of() : List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String type,
        @Nullable SSLEngine engine) {
      shown = chain == null ? List.of() : List.of(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String type,
        @Nullable Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String type,
        @Nullable SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
