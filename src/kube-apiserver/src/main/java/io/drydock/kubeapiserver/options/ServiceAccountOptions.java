package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How service accounts' tokens are checked and issued.
 *
 * @see "Go: pkg/kubeapiserver/options/authentication.go: ServiceAccountAuthenticationOptions"
 */
public final class ServiceAccountOptions extends OptionGroup {
    private static final Duration SHORTEST_MAXIMUM = Duration.ofHours(1);
    private static final Duration LONGEST_MAXIMUM = Duration.ofSeconds(1L << 32);

    public final Flag<List<String>> keyFiles = flag(
            "service-account-key-file",
            ValueTypes.stringArray(),
            List.of(),
            "A file of RSA or ECDSA keys, public or private, that tokens are checked with. May be repeated. Without"
                    + " it, the signing key.");
    public final Flag<Boolean> lookup =
            bool("service-account-lookup", true, "Refuse tokens of service accounts and secrets that no longer exist.");
    public final Flag<String> issuer = string(
            "service-account-issuer",
            "",
            "Who issues the tokens, as their claim 'iss' says it; best an https URL under which the documents of"
                    + " OpenID discovery can be read.");
    public final Flag<String> jwksUri = string(
            "service-account-jwks-uri",
            "",
            "Where the token keys are published, as the discovery document says it, if it is not this server.");
    public final Flag<Duration> maxTokenExpiration = duration(
            "service-account-max-token-expiration",
            Duration.ZERO,
            "The longest life of an issued token; one that is asked for longer is issued with this. Zero sets no"
                    + " limit.");
    public final Flag<Boolean> extendTokenExpiration = bool(
            "service-account-extend-token-expiration",
            true,
            "Let tokens that are mounted into pods live a year, so that clients that never read them anew go on.");

    ServiceAccountOptions() {
        super(BuiltInAuthenticationOptions.SECTION);
    }

    @Override
    public void validate(Problems problems) {
        if (issuer.get().contains(":") && parse(issuer.get()).isEmpty()) {
            problems.add(issuer, "contains a colon, so it must be a valid URL");
        }
        if (!jwksUri.get().isEmpty()
                && parse(jwksUri.get())
                        .filter(uri -> "https".equals(uri.getScheme()))
                        .isEmpty()) {
            problems.add(jwksUri, "must be a valid https URL");
        }
        Duration most = maxTokenExpiration.get();
        boolean withinBounds = most.compareTo(SHORTEST_MAXIMUM) >= 0 && most.compareTo(LONGEST_MAXIMUM) <= 0;
        if (!most.isZero() && !withinBounds) {
            problems.add(maxTokenExpiration, "must be between 1 hour and 2^32 seconds");
        }
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
