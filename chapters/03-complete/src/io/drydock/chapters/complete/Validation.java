package io.drydock.chapters.complete;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.chapters.command.Flag;
import io.drydock.chapters.command.ServerRunOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is wrong with options. It takes completed ones: an option that was left open is no mistake, and what
 * was decided for it is checked like what the user said.
 *
 * @see "Go: cmd/kube-apiserver/app/options/validation.go: ServerRunOptions.Validate"
 */
final class Validation {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofSeconds(1L << 32);

    private final List<String> problems = new ArrayList<>();

    private Validation() {}

    // tag::validate[]
    static List<String> of(CompletedServerRunOptions completed) {
        ServerRunOptions options = completed.options();
        Validation validation = new Validation();
        validation.services(completed.services(), completed.secondaryServices(), options.misc.serviceClusterIpRange);
        Flag<Integer> port = options.secureServing.securePort;
        validation.require(port.get() > 0 && port.get() < 65536, port, "must be between 1 and 65535");
        Flag<String> key = options.secureServing.tlsPrivateKeyFile;
        Flag<String> certificate = options.secureServing.tlsCertFile;
        boolean pair = key.get().isEmpty() == certificate.get().isEmpty();
        validation.require(pair, certificate, "a certificate and its key are given together");
        Flag<Duration> longest = options.authentication.maxTokenExpiration;
        boolean bounded = longest.get().compareTo(HOUR) >= 0 && longest.get().compareTo(LONGEST) <= 0;
        validation.require(longest.get().isZero() || bounded, longest, "must be between 1 hour and 2^32 seconds");
        Flag<String> issuer = options.authentication.issuer;
        validation.require(isIssuer(issuer.get()), issuer, "contains a colon, so it must be a valid URL");
        Flag<Duration> delay = options.generic.shutdownDelayDuration;
        validation.require(!delay.get().isNegative(), delay, "must not be negative");
        Flag<Integer> memory = options.generic.targetRamMb;
        validation.require(memory.get() >= 0, memory, "must not be negative");
        boolean nothing = completed.runtimeConfig().equals(Map.of("api/all", false));
        validation.require(!nothing, options.apiEnablement.runtimeConfig, "turns every API off");
        return validation.problems;
    }
    // end::validate[]

    private void services(Cidr primary, Optional<Cidr> secondary, Flag<String> flag) {
        boolean sameFamily = secondary
                .filter(other -> other.address().isIpv4() == primary.address().isIpv4())
                .isPresent();
        require(!sameFamily, flag, "the two blocks must be of different families");
        require(primary.sizeBits() >= 3, flag, "is too small: it must have at least 8 addresses");
        require(primary.sizeBits() <= 20, flag, "is too large: it may have at most 2^20 addresses");
    }

    private static boolean isIssuer(String issuer) {
        try {
            return !issuer.contains(":") || new URI(issuer).isAbsolute();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private void require(boolean holds, Flag<?> flag, String requirement) {
        if (!holds) {
            problems.add("--" + flag.name + "=" + flag.text() + ": " + requirement);
        }
    }
}
