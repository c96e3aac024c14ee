package io.drydock.apiserver.admission.policy;

/** A policy or binding that cannot be asked about a write, for a reason that lies in how it is written. */
public final class ConfigurationException extends Exception {
    public ConfigurationException(String message) {
        super(message);
    }
}
