package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.authentication.request.ClientCertificateVerifier;
import io.drydock.apiserver.authentication.request.RequestHeaderAuthenticator;
import io.drydock.apiserver.authentication.token.TokenFile;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.registry.RestOptionsGetter;
import io.drydock.kubeapiserver.authenticator.AuthenticatorConfig;
import io.drydock.kubeapiserver.authenticator.Authenticators;
import io.drydock.kubeapiserver.authenticator.FrontProxy;
import io.drydock.kubeapiserver.authenticator.ServiceAccountAuthentication;
import io.drydock.kubeapiserver.authorizer.AuthorizerConfig;
import io.drydock.kubeapiserver.authorizer.Authorizers;
import io.drydock.kubeapiserver.authorizer.NodeAuthorizer;
import io.drydock.kubeapiserver.authorizer.NodeGraph;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import io.drydock.kubeapiserver.options.RequestHeaderOptions;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.registry.rbac.BootstrapPolicy;
import io.drydock.kubeapiserver.serviceaccount.StoredTokenGetter;
import io.drydock.kubeapiserver.serviceaccount.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is let in and who may do what, as the options say it.
 *
 * @param keys that service accounts' tokens are checked with
 * @see "Go: cmd/kube-apiserver/app/server.go: buildGenericConfig, BuildAuthorizer"
 */
record Security(
        Authenticators authenticators, Authorizers authorizers, RbacPolicyIndex policies, List<VerificationKey> keys) {
    /** kube-apiserver has no flag for them: RBAC opens the health checks to everybody. */
    private static final List<String> ALWAYS_ALLOWED_PATHS = List.of();

    private static final Duration TOKEN_CACHE = Duration.ofSeconds(10);

    /** @throws IOException when a file that the options name cannot be read */
    static Security of(CompletedServerRunOptions completed, RestOptionsGetter storage, Clock clock) throws IOException {
        ServerRunOptions options = completed.options();
        ServiceAccountTokens tokens = completed.serviceAccountTokens();
        List<VerificationKey> keys =
                tokens.verificationKeys().stream().map(VerificationKey::of).toList();
        AuthenticatorConfig authentication = new AuthenticatorConfig(
                completed.release(),
                completed.anonymous(),
                frontProxy(options.authentication.requestHeader, clock),
                Optional.of(new ClientCertificateVerifier(completed.clientAuthorities(), clock)),
                tokenFile(options.authentication.tokenAuthFile.get()),
                Optional.of(new ServiceAccountAuthentication(
                        keys,
                        List.of(tokens.issuer()),
                        options.authentication.serviceAccounts.lookup.get(),
                        new StoredTokenGetter(storage))),
                tokens.audiences(),
                TOKEN_CACHE,
                clock);
        RbacPolicyIndex policies = new RbacPolicyIndex(storage);
        AuthorizerConfig authorization = new AuthorizerConfig(
                options.authorization.modes.get(),
                policies,
                new NodeAuthorizer(
                        new NodeGraph(storage),
                        () -> BootstrapPolicy.nodeRules(completed.release()),
                        completed.release().atLeast(Release.V1_36)),
                ALWAYS_ALLOWED_PATHS);
        return new Security(authentication.newAuthenticators(), authorization.newAuthorizers(), policies, keys);
    }

    private static Optional<FrontProxy> frontProxy(RequestHeaderOptions options, Clock clock) {
        String authorities = options.clientCaFile.get();
        return authorities.isEmpty()
                ? Optional.empty()
                : Optional.of(new FrontProxy(
                        new ClientCertificateVerifier(PemFiles.readCertificates(Path.of(authorities)), clock),
                        new RequestHeaderAuthenticator.Headers(
                                options.allowedNames.get(),
                                options.usernameHeaders.get(),
                                options.groupHeaders.get(),
                                options.extraHeadersPrefix.get())));
    }

    private static Optional<TokenFile> tokenFile(String file) throws IOException {
        return file.isEmpty() ? Optional.empty() : Optional.of(TokenFile.read(Path.of(file)));
    }
}
