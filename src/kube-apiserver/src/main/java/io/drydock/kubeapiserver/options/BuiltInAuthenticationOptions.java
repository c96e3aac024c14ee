package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;

/**
 * The ways in which a request's user is found.
 *
 * @see "Go: pkg/kubeapiserver/options/authentication.go: BuiltInAuthenticationOptions"
 */
public final class BuiltInAuthenticationOptions extends OptionGroup {
    static final String SECTION = "Authentication";

    public final Flag<Boolean> anonymousAuth = bool(
            "anonymous-auth",
            true,
            "Let requests in that nobody vouches for, as system:anonymous in the group system:unauthenticated.");
    public final Flag<List<String>> apiAudiences = strings(
            "api-audiences",
            List.of(),
            "The names of this API, one of which a service account's token must be meant for. Without it, the"
                    + " issuer of --service-account-issuer.");
    public final Flag<List<String>> serviceAccountApiAudiences = strings(
                    "service-account-api-audiences", List.of(), "Use --api-audiences.")
            .deprecated()
            .hidden();
    public final Flag<String> clientCaFile = string(
            "client-ca-file",
            "",
            "The authorities that sign client certificates; the user is the certificate's common name.");
    public final Flag<Boolean> enableBootstrapTokenAuth = bool(
                    "enable-bootstrap-token-auth",
                    false,
                    "Accept tokens from secrets of the type bootstrap.kubernetes.io/token in kube-system.")
            .notYet();
    public final Flag<String> tokenAuthFile =
            string("token-auth-file", "", "A file of tokens, one a line: token,user,uid and \"group1,group2\".");
    public final ServiceAccountOptions serviceAccounts = new ServiceAccountOptions();
    public final RequestHeaderOptions requestHeader = new RequestHeaderOptions();
    public final OidcOptions oidc = new OidcOptions();
    public final WebhookAuthenticationOptions webhook = new WebhookAuthenticationOptions();

    public BuiltInAuthenticationOptions() {
        super(SECTION);
    }

    @Override
    public void addFlags(FlagSet flagSet) {
        super.addFlags(flagSet);
        serviceAccounts.addFlags(flagSet);
        requestHeader.addFlags(flagSet);
        oidc.addFlags(flagSet);
        webhook.addFlags(flagSet);
    }

    @Override
    public void validate(Problems problems) {
        serviceAccounts.validate(problems);
        requestHeader.validate(problems);
        oidc.validate(problems);
        webhook.validate(problems);
    }

    /**
     * Turns anonymous requests off where everything is allowed, because everybody would be let in to do anything.
     *
     * @see "Go: pkg/kubeapiserver/options/authentication.go: BuiltInAuthenticationOptions.ApplyAuthorization"
     */
    public boolean allowsAnonymous(BuiltInAuthorizationOptions authorization) {
        return anonymousAuth.get() && !authorization.alwaysAllows();
    }
}
