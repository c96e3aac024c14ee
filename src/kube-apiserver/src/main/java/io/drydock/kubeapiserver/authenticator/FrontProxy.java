package io.drydock.kubeapiserver.authenticator;

import io.drydock.apiserver.authentication.request.ClientCertificateVerifier;
import io.drydock.apiserver.authentication.request.RequestHeaderAuthenticator;

/**
 * A proxy that is believed when it names the user in headers.
 *
 * @param verifier of the proxy's own client certificate
 * @param headers where it names the user
 */
public record FrontProxy(ClientCertificateVerifier verifier, RequestHeaderAuthenticator.Headers headers) {}
