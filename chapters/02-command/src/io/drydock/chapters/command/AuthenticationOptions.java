package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.DURATION;
import static io.drydock.chapters.command.ValueType.STRING;

import java.time.Duration;

/**
 * How it is found out who asks, and how service accounts get their tokens.
 *
 * @see "Go: pkg/kubeapiserver/options/authentication.go: BuiltInAuthenticationOptions"
 */
public final class AuthenticationOptions extends OptionGroup {
    public final Flag<String> issuer =
            flag("service-account-issuer", STRING, "", "Who issues the tokens of service accounts.");
    public final Flag<Duration> maxTokenExpiration =
            flag("service-account-max-token-expiration", DURATION, "0s", "The longest life of a token; 0 for any.");
}
