package io.drydock.kubeapiserver.authenticator;

import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator;

/**
 * What became of an {@link AuthenticatorConfig}.
 *
 * @param request asked for every request
 * @param token asked by TokenReviews: the same answer that a request with this bearer token gets
 */
public record Authenticators(Authenticator request, TokenAuthenticator token) {}
