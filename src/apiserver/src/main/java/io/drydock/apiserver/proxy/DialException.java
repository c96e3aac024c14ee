package io.drydock.apiserver.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

/** Another server could not be reached or did not answer. The message has the words that clients know from Go. */
public final class DialException extends IOException {
    private DialException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param host as it was asked for
     * @param address what it was resolved to, with its port; empty when it was not resolved
     */
    public static DialException of(String host, Optional<String> address, Throwable failure) {
        return new DialException(words(host, address, failure), failure);
    }

    /** The location is none that can be dialed, because of its host or its port. */
    static DialException unusable(String hostPort, Throwable failure) {
        return new DialException("dial tcp: address " + hostPort + ": cannot be dialed", failure);
    }

    private static String words(String host, Optional<String> address, Throwable failure) {
        if (address.isEmpty()
                || causedBy(failure, UnknownHostException.class)
                || causedBy(failure, UnresolvedAddressException.class)) {
            return "dial tcp: lookup " + host + ": no such host";
        }
        String dial = "dial tcp " + address.get() + ": ";
        if (causedBy(failure, HttpTimeoutException.class) || causedBy(failure, SocketTimeoutException.class)) {
            return dial + "i/o timeout";
        }
        if (causedBy(failure, NoRouteToHostException.class)) {
            return dial + "connect: no route to host";
        }
        if (causedBy(failure, ConnectException.class)) {
            return dial + "connect: connection refused";
        }
        if (causedBy(failure, CertificateExpiredException.class)
                || causedBy(failure, CertificateNotYetValidException.class)) {
            return "x509: certificate has expired or is not yet valid";
        }
        if (causedBy(failure, CertPathBuilderException.class) || causedBy(failure, CertPathValidatorException.class)) {
            return "x509: certificate signed by unknown authority";
        }
        if (causedBy(failure, CertificateException.class)) {
            return "x509: certificate is not valid for " + host;
        }
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? "EOF" : message;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
