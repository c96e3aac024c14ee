package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a token says, once its signature and issuer are known to be good.
 *
 * @see "Go: pkg/serviceaccount/jwt.go: Validator"
 */
interface TokenValidator {
    UserInfo validate(String token, JsonNode payload) throws AuthenticationException;
}
