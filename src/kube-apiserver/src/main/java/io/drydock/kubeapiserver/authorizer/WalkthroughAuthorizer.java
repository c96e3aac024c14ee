package io.drydock.kubeapiserver.authorizer;

import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;

/**
 * Lets those read the book who may read {@code /version}. The roles are the real server's and know nothing of a book,
 * and stay as they are.
 */
final class WalkthroughAuthorizer implements Authorizer {
    private static final String BOOK = "/walkthrough";

    private final Authorizer authorizer;

    WalkthroughAuthorizer(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        boolean isForTheBook = !attributes.isResourceRequest()
                && (attributes.path().equals(BOOK) || attributes.path().startsWith(BOOK + "/"));
        return authorizer.authorize(isForTheBook ? forVersion(attributes) : attributes);
    }

    private static AuthorizationAttributes forVersion(AuthorizationAttributes asked) {
        return new AuthorizationAttributes(
                asked.user(),
                asked.verb(),
                asked.namespace(),
                asked.apiGroup(),
                asked.apiVersion(),
                asked.resource(),
                asked.subresource(),
                asked.name(),
                false,
                "/version");
    }
}
