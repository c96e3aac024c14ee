package io.drydock.apiserver.certificates;

/** A certificate or key cannot be read or made. The message names the file and what is wrong with it, on one line. */
public final class UnusableCertificateException extends RuntimeException {
    UnusableCertificateException(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableCertificateException(String message) {
        super(message);
    }
}
