/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.text.SecretTraces;

/**
 * Says in words why a mail was not sent. What a server answers is quoted, as one short line, without the password if it
 * says that again.
 */
final class MailFailures {

  private static final int LONGEST_ANSWER = 150;
  private static final int MOST_TOLD = 5;
  /** The library's for an answer that does not begin with a number, or ends before. */
  private static final int NO_CODE = -1;
  private static final int REPLY_CODE = 3;
  private static final String END = "[EOF]";

  /** Its message is the sentence. */
  static final class ToldException extends IOException {

    private static final long serialVersionUID = 1;

    ToldException(String message) {
      super(message);
    }
  }

  private final MailSettings settings;
  private final String name;
  private final SecretTraces secrets;

  /** @param password what is sent as a password; empty if none is */
  MailFailures(MailSettings settings, Optional<String> password) {
    this.settings = settings;
    this.name = settings.server();
    this.secrets = SecretTraces.of(password.stream().toList());
  }

  /** Why there is no connection. */
  IOException unconnected(IOException e) {
    if (e instanceof UnknownHostException) {
      return told(Messages.MailServer_UnknownHost, settings.host());
    }
    if (e instanceof ConnectException) {
      return told(Messages.MailServer_Refuses, name);
    }
    return e instanceof SocketTimeoutException || e instanceof SSLException || e instanceof ToldException ? broken(e)
        : told(Messages.MailServer_NoRoute, name, reason(e));
  }

  /** Why a server that was connected to did not take the mail. */
  IOException refused(MessagingException e, SMTPTransport server) {
    Optional<IOException> broken = causes(e).filter(IOException.class::isInstance).map(IOException.class::cast)
        .findFirst();
    if (broken.isPresent()) {
      return broken(broken.get());
    }
    String answer = String.valueOf(server.getLastServerResponse());
    if (server.getLastReturnCode() == NO_CODE) {
      return told(answer.equals(END) || answer.matches("(?s)\\d{3}.*") ? Messages.MailServer_Closed
          : Messages.MailServer_NoMailServer, name);
    }
    if (e instanceof AuthenticationFailedException) {
      return server.getLastReturnCode() / 100 == 2 ? told(Messages.MailServer_NoLogin, name)
          : told(Messages.MailServer_LoginRefused, name, Integer.toString(server.getLastReturnCode()));
    }
    if (settings.encryption() == Encryption.STARTTLS && server.getLastReturnCode() == 250
        && !server.supportsExtension("STARTTLS")) {
      return told(Messages.MailServer_NoStartTls, name);
    }
    return e instanceof SendFailedException failed ? unsent(failed, answer)
        : told(Messages.MailServer_Refused, name, shortened(answer));
  }

  private IOException unsent(SendFailedException e, String answer) {
    List<String> refused = causes(e).filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast)
        .map(each -> each.getAddress().getAddress() + " (" + shortened(String.valueOf(each.getMessage())) + ')')
        .toList();
    if (refused.isEmpty()) {
      return causes(e).anyMatch(SMTPSenderFailedException.class::isInstance)
          ? told(Messages.MailServer_RefusedSender, name, settings.from(), shortened(answer))
          : told(Messages.MailServer_Refused, name, shortened(answer));
    }
    boolean isHalf = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
    int more = refused.size() - MOST_TOLD;
    String some = String.join(", ", refused.subList(0, Math.min(MOST_TOLD, refused.size())));
    return told(isHalf ? Messages.MailServer_HalfRefused : Messages.MailServer_RefusedForAll, name,
        more > 0 ? NLS.bind(Messages.MailServer_Many, some, more) : some);
  }

  private IOException broken(IOException e) {
    if (e instanceof ToldException) {
      return e;
    }
    if (causes(e).anyMatch(SocketTimeoutException.class::isInstance)) {
      return told(Messages.MailServer_NoAnswer, name, Quantities.duration(MailServer.PATIENCE));
    }
    if (causes(e).anyMatch(BoundedSocket.TooMuchException.class::isInstance)) {
      return told(Messages.MailServer_NoMailServer, name);
    }
    if (causes(e).anyMatch(MailFailures::isOfTime)) {
      return told(Messages.MailServer_TooOld, name);
    }
    Optional<Throwable> certificate = causes(e).filter(CertificateException.class::isInstance).findFirst();
    if (certificate.isPresent()) {
      boolean isOfPath = causes(e).anyMatch(CertPathValidatorException.class::isInstance)
          || reason(certificate.get()).startsWith("PKIX");
      return told(isOfPath ? Messages.MailServer_BadCertificate : Messages.MailServer_ForOther, name);
    }
    return told(e instanceof SSLException ? Messages.MailServer_NoTls : Messages.MailServer_Broken, name, reason(e));
  }

  private static boolean isOfTime(Throwable e) {
    return e instanceof CertificateExpiredException || e instanceof CertificateNotYetValidException;
  }

  /** The failure and what is behind it; the library chains what happened to each recipient, too. */
  private static Stream<Throwable> causes(Throwable e) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = e; each != null && causes.size() < 2 * MailSettings.MOST_RECIPIENTS; each = each.getCause()) {
      causes.add(each);
    }
    return causes.stream();
  }

  private String reason(Throwable e) {
    return shortened(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private String shortened(String text) {
    String code = text.matches("(?s)\\d{3}([ -].*)?") ? text.substring(0, REPLY_CODE) : "";
    String quoted = secrets.hide(text.strip(), NLS.bind(Messages.MailServer_Repeats, code).strip());
    return MailText.cut(SafeText.line(quoted.replaceAll("\\s+", " ")), LONGEST_ANSWER);
  }

  /** Why a mail was not handed over, for which there are no words of its own. */
  IOException unexpected(Exception e) {
    return new IOException(NLS.bind(Messages.MailServer_Broken, name, reason(e)));
  }

  private static IOException told(String message, Object... values) {
    return new ToldException(NLS.bind(message, values));
  }
}
