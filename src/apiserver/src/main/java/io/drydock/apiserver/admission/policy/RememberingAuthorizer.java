package io.drydock.apiserver.admission.policy;

import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the same only once, for many expressions ask the same of one write. For one write and one thread.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/authorizer/caching_authorizer.go: NewCachingAuthorizer
 *     (1.36)"
 */
public final class RememberingAuthorizer implements Authorizer {
    private final Authorizer authorizer;
    private final Map<AuthorizationAttributes, Decision> known = new HashMap<>();

    private RememberingAuthorizer(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    public static RememberingAuthorizer of(Authorizer authorizer) {
        return new RememberingAuthorizer(authorizer);
    }

    @Override
    public Decision authorize(AuthorizationAttributes question) {
        return known.computeIfAbsent(question, authorizer::authorize);
    }
}
