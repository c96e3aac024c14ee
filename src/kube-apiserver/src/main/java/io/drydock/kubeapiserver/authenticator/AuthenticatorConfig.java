package io.drydock.kubeapiserver.authenticator;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.authentication.request.AnonymousAuthenticator;
import io.drydock.apiserver.authentication.request.AuthenticatedGroupAdder;
import io.drydock.apiserver.authentication.request.BearerTokenAuthenticator;
import io.drydock.apiserver.authentication.request.CertificateUser;
import io.drydock.apiserver.authentication.request.ClientCertificateVerifier;
import io.drydock.apiserver.authentication.request.RequestHeaderAuthenticator;
import io.drydock.apiserver.authentication.request.UnionAuthenticator;
import io.drydock.apiserver.authentication.request.WebsocketProtocolAuthenticator;
import io.drydock.apiserver.authentication.request.X509Authenticator;
import io.drydock.apiserver.authentication.token.AudienceAgnosticTokenAuthenticator;
import io.drydock.apiserver.authentication.token.CachedTokenAuthenticator;
import io.drydock.apiserver.authentication.token.TokenFile;
import io.drydock.apiserver.authentication.token.UnionTokenAuthenticator;
import io.drydock.kubeapiserver.serviceaccount.JwtTokenAuthenticator;
import io.drydock.kubeapiserver.serviceaccount.TokenDetail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which authenticators there are to be.
 *
 * @param anonymous whether a request without credentials is let in as the anonymous user
 * @param clientCertificates what checks users' client certificates
 * @param apiAudiences what tokens must be meant for
 * @param tokenSuccessCacheTtl how long a token that was found good is believed; zero to check it each time
 * @see "Go: pkg/kubeapiserver/authenticator/config.go: Config"
 */
public record AuthenticatorConfig(
        Release release,
        boolean anonymous,
        Optional<FrontProxy> frontProxy,
        Optional<ClientCertificateVerifier> clientCertificates,
        Optional<TokenFile> tokenFile,
        Optional<ServiceAccountAuthentication> serviceAccounts,
        List<String> apiAudiences,
        Duration tokenSuccessCacheTtl,
        InstantSource clock) {
    /** The first release whose credentials have ids. */
    private static final int CREDENTIAL_IDS_SINCE = 32;

    public AuthenticatorConfig {
        apiAudiences = List.copyOf(apiAudiences);
    }

    /** @see "Go: pkg/kubeapiserver/authenticator/config.go: Config.New" */
    public Authenticators newAuthenticators() {
        TokenAuthenticator tokens = cached(new UnionTokenAuthenticator(tokenAuthenticators()));
        List<Authenticator> all = new ArrayList<>();
        frontProxy.ifPresent(proxy -> all.add(new RequestHeaderAuthenticator(proxy.verifier(), proxy.headers())));
        clientCertificates.ifPresent(verifier -> all.add(new X509Authenticator(verifier, certificateUser())));
        all.add(new BearerTokenAuthenticator(tokens));
        all.add(new WebsocketProtocolAuthenticator(tokens));
        Authenticator known = new AuthenticatedGroupAdder(UnionAuthenticator.of(all));
        Authenticator request =
                anonymous ? UnionAuthenticator.failingOnError(List.of(known, new AnonymousAuthenticator())) : known;
        return new Authenticators(request, (token, audiences) -> Optional.of(review(tokens, token, audiences)));
    }

    private List<TokenAuthenticator> tokenAuthenticators() {
        List<TokenAuthenticator> all = new ArrayList<>();
        tokenFile.ifPresent(file -> all.add(new AudienceAgnosticTokenAuthenticator(apiAudiences, file)));
        serviceAccounts.ifPresent(accounts -> {
            all.add(JwtTokenAuthenticator.legacy(accounts.keys(), apiAudiences, accounts.lookup(), accounts.getter()));
            if (!accounts.issuers().isEmpty()) {
                all.add(JwtTokenAuthenticator.bound(
                        accounts.issuers(), accounts.keys(), apiAudiences, accounts.getter(), tokenDetail(), clock));
            }
        });
        return all;
    }

    private TokenAuthenticator cached(TokenAuthenticator tokens) {
        return tokenSuccessCacheTtl.isZero()
                ? tokens
                : new CachedTokenAuthenticator(tokens, tokenSuccessCacheTtl, clock);
    }

    private static TokenUser review(TokenAuthenticator tokens, String token, List<String> audiences)
            throws AuthenticationException {
        TokenUser found = tokens.authenticate(token, audiences)
                .orElseThrow(() -> new AuthenticationException("invalid bearer token"));
        return new TokenUser(AuthenticatedGroupAdder.withGroup(found.user()), found.audiences());
    }

    private CertificateUser certificateUser() {
        return release.minor() >= CREDENTIAL_IDS_SINCE
                ? CertificateUser.byCommonNameWithCredentialId()
                : CertificateUser.byCommonName();
    }

    private TokenDetail tokenDetail() {
        return release.minor() >= CREDENTIAL_IDS_SINCE ? TokenDetail.WITH_CREDENTIAL_AND_NODE : TokenDetail.PLAIN;
    }
}
