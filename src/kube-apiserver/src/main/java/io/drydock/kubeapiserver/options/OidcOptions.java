package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;
import java.util.Map;

/**
 * Users known by tokens of an OpenID Connect provider.
 *
 * @see "Go: pkg/kubeapiserver/options/authentication.go: OIDCAuthenticationOptions"
 */
public final class OidcOptions extends OptionGroup {
    public final Flag<String> issuerUrl = string(
                    "oidc-issuer-url", "", "The https URL of the provider whose tokens are accepted.")
            .notYet();
    public final Flag<String> clientId = string(
                    "oidc-client-id", "", "The client that a token must be meant for. Goes with --oidc-issuer-url.")
            .notYet();
    public final Flag<String> caFile = string(
                    "oidc-ca-file", "", "The authorities that sign the provider's certificate, if not the host's own.")
            .notYet();
    public final Flag<String> usernameClaim = string(
                    "oidc-username-claim", "sub", "The claim that holds the user's name.")
            .notYet();
    public final Flag<String> usernamePrefix = string(
                    "oidc-username-prefix",
                    "",
                    "What to put before user names. Without it, the issuer's URL, unless the claim is 'email'; '-' puts"
                            + " nothing.")
            .notYet();
    public final Flag<String> groupsClaim = string("oidc-groups-claim", "", "The claim that holds the user's groups.")
            .notYet();
    public final Flag<String> groupsPrefix = string("oidc-groups-prefix", "", "What to put before the names of groups.")
            .notYet();
    public final Flag<List<String>> signingAlgs = strings(
                    "oidc-signing-algs",
                    List.of("RS256"),
                    "The asymmetric JOSE algorithms that tokens may be signed with, between commas.")
            .notYet();
    public final Flag<Map<String, String>> requiredClaims = flag(
                    "oidc-required-claim",
                    ValueTypes.pairEachTime(),
                    Map.of(),
                    "A claim that a token must have, as key=value. May be repeated.")
            .notYet();

    OidcOptions() {
        super(BuiltInAuthenticationOptions.SECTION);
    }

    @Override
    public void validate(Problems problems) {
        if (!issuerUrl.get().isEmpty() && clientId.get().isEmpty()) {
            problems.add(issuerUrl, "needs --oidc-client-id");
        } else if (issuerUrl.get().isEmpty() && !clientId.get().isEmpty()) {
            problems.add(clientId, "needs --oidc-issuer-url");
        }
        if (!issuerUrl.get().isEmpty() && !issuerUrl.get().startsWith("https://")) {
            problems.add(issuerUrl, "must be an https URL");
        }
    }
}
