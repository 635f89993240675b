/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.model.Bounds;

/** Turns libvirt's errors into the core's: what failed, on which host, what to do. */
final class LibvirtErrors {

  private static final ErrorNumber[] NUMBERS = ErrorNumber.values();

  /** What ssh says, between what libvirt says before and after it. */
  private static final Pattern SSH_REFUSED =
      Pattern.compile("(?s).*ssh: (connect to host \\S+ port \\d+): ([^:\\r\\n]+).*");

  private final Supplier<String> host;

  /**
   * For one host.
   *
   * @param host its name, as the user knows it
   */
  LibvirtErrors(Supplier<String> host) {
    this.host = host;
  }

  /**
   * A call through libvirt-java failed. Its exception does not become the cause: its class is known in this bundle
   * only, and its text is in the message.
   */
  HypervisorException translate(String action, LibvirtException failure, boolean alive) {
    org.libvirt.Error error = failure.getError();
    return of(action, error.getCode(), error.getMessage(), alive);
  }

  /** A failure of a given kind, with libvirt's text. */
  HypervisorException of(String action, Kind kind, String text, @Nullable Throwable cause) {
    String message = kind == Kind.LOST ? notConnected(text, advice(kind)) // whatever was tried fails now
        : NLS.bind(Messages.Failed, new Object[] {action, host.get(), reason(text), advice(kind)});
    return exception(kind, message, cause);
  }

  /** The connection could not be opened in that way. */
  HypervisorException connecting(Kind kind, Transport transport, String text, @Nullable Throwable cause) {
    String advice = kind == Kind.UNREACHABLE ? unreachable(transport) : advice(kind);
    return exception(kind, notConnected(text, advice), cause);
  }

  private static String unreachable(Transport transport) {
    return switch (transport) {
      case LOCAL -> Messages.Advice_unreachableLocal;
      case SSH -> Messages.Advice_unreachableSsh;
      case TCP, TLS -> Messages.Advice_UNREACHABLE;
    };
  }

  /**
   * The connection could not be opened although something listens, and certificates are what it asks for. A host that
   * hangs up in the middle gives the same error as one that wants another certificate.
   */
  HypervisorException certificates(String text) {
    return exception(Kind.UNTRUSTED, notConnected(text, Messages.Advice_certificates), null);
  }

  /** What is reached there is not what was meant; the text says what to do. */
  HypervisorException elsewhere(String text, @Nullable Throwable cause) {
    return exception(Kind.UNREACHABLE, text, cause);
  }

  /** The host shows an identity that is not trusted. */
  UntrustedHostException untrusted(String text, HostIdentity shown, Optional<String> former, boolean acceptable) {
    return new UntrustedHostException(text, shown, former, acceptable);
  }

  /** libvirt answers there, but not for hosts of that type; the other types for which it does, if any is known. */
  HypervisorException otherDriver(String type, List<String> others) {
    String text = others.isEmpty() ? NLS.bind(Messages.Probe_otherDriver, type)
        : NLS.bind(Messages.Probe_otherDriverKnown, type, String.join(", ", others));
    return new HypervisorException(Kind.CONFIGURATION, text);
  }

  /**
   * The connection could not be opened through ssh, which tells in English whether it or the host's libvirt refused.
   */
  HypervisorException ssh(Kind kind, String text) {
    if (isHostKey(text)) {
      return ssh(text, Messages.Advice_sshHostKey);
    }
    return text.contains("Permission denied (") ? ssh(text, Messages.Advice_sshKey)
        : connecting(kind, Transport.SSH, text, null);
  }

  /** Whether ssh refused the key of the host. */
  static boolean isHostKey(String text) {
    return text.contains("Host key verification failed");
  }

  private HypervisorException ssh(String text, String advice) {
    return exception(Kind.AUTHENTICATION, notConnected(text, advice), null);
  }

  /** The cause comes first: that is what there is room for beside the host's name, which whoever shows it says. */
  private String notConnected(String text, String advice) {
    String cause = reason(SSH_REFUSED.matcher(text).replaceAll("$2: ssh cannot $1"));
    int first = cause.offsetByCodePoints(0, 1);
    return NLS.bind(Messages.Failed_connect,
        cause.substring(0, first).toUpperCase(Locale.ROOT) + cause.substring(first), advice);
  }

  private static HypervisorException exception(Kind kind, String text, @Nullable Throwable cause) {
    String message = text.strip();
    return cause == null ? new HypervisorException(kind, message) : new HypervisorException(kind, message, cause);
  }

  /** A failure with libvirt's number and text. */
  HypervisorException of(String action, ErrorNumber code, @Nullable String text,
      boolean alive) {
    String said = text == null ? "" : text;
    if (alive && code == ErrorNumber.VIR_ERR_NO_SUPPORT) {
      Optional<String> driver = missingDriver(said);
      if (driver.isPresent()) {
        return exception(Kind.UNSUPPORTED, NLS.bind(Messages.Failed_noDriver, new Object[] {action, host.get(),
            driver.get()}), null);
      }
    }
    return of(action, alive ? kind(code) : Kind.LOST, said, null);
  }

  /** Which of libvirt's drivers, that can be installed by themselves, is not on the host: lists are what each has. */
  private static Optional<String> missingDriver(String text) {
    return text.endsWith("virConnectListAllStoragePools") ? Optional.of(Messages.Driver_storage)
        : text.endsWith("virConnectListAllNetworks") ? Optional.of(Messages.Driver_network) : Optional.empty();
  }

  /** libvirt's number as libvirt-java names it; unknown for one that is newer than that. */
  static ErrorNumber number(int code) {
    return NUMBERS[Math.min(Math.max(code, 0), NUMBERS.length - 1)];
  }

  /** The kind of an error on a connection that is alive. */
  static Kind kind(ErrorNumber code) {
    return switch (code) {
      case VIR_ERR_NO_SUPPORT, VIR_ERR_CONFIG_UNSUPPORTED, VIR_ERR_ARGUMENT_UNSUPPORTED,
        VIR_ERR_OPERATION_UNSUPPORTED -> Kind.UNSUPPORTED;
      case VIR_ERR_NO_CONNECT, VIR_ERR_UNKNOWN_HOST -> Kind.UNREACHABLE;
      case VIR_ERR_AUTH_FAILED, VIR_ERR_AUTH_CANCELLED, VIR_ERR_AUTH_UNAVAILABLE,
        VIR_ERR_ACCESS_DENIED -> Kind.AUTHENTICATION;
      case VIR_ERR_NO_DOMAIN -> Kind.NO_SUCH_DOMAIN;
      case VIR_ERR_OPERATION_INVALID, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_ERR_NO_STORAGE_POOL, VIR_ERR_NO_STORAGE_VOL,
        VIR_ERR_NO_NETWORK -> Kind.INVALID_STATE;
      case VIR_ERR_OPERATION_TIMEOUT, VIR_ERR_RESOURCE_BUSY -> Kind.BUSY;
      case VIR_ERR_OPERATION_ABORTED -> Kind.CANCELLED;
      default -> Kind.FAILED;
    };
  }

  /** The kind of an error while a connection is opened. */
  static Kind openKind(ErrorNumber code) {
    return switch (code) {
      case VIR_ERR_SYSTEM_ERROR, VIR_ERR_RPC, VIR_ERR_SSH, VIR_ERR_LIBSSH, VIR_ERR_GNUTLS_ERROR,
        VIR_ERR_INTERNAL_ERROR -> Kind.UNREACHABLE;
      default -> kind(code);
    };
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case AUTHENTICATION -> Messages.Advice_AUTHENTICATION;
      case BUSY -> Messages.Advice_BUSY;
      case CONSOLE_IN_USE -> Messages.Advice_CONSOLE_IN_USE;
      case INVALID_STATE -> Messages.Advice_INVALID_STATE;
      case LOST -> Messages.Advice_LOST;
      case NO_SUCH_DOMAIN -> Messages.Advice_NO_SUCH_DOMAIN;
      case UNREACHABLE -> Messages.Advice_UNREACHABLE;
      case UNSUPPORTED -> Messages.Advice_UNSUPPORTED;
      default -> "";
    };
  }

  private static String reason(String text) {
    String stripped = Bounds.text(text.strip(), Bounds.TEXT);
    if (stripped.isEmpty()) {
      return Messages.Unknown_error;
    }
    return stripped.endsWith(".") ? stripped : stripped + '.';
  }
}
