package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * Answers whether the one who asks may do something.
 *
 * @see "Go: pkg/registry/authorization/selfsubjectaccessreview/rest.go: REST"
 */
final class SelfSubjectAccessReviewStorage extends AccessReview {
    SelfSubjectAccessReviewStorage(Release release, Authorizer authorizer) {
        super("SelfSubjectAccessReview", release, authorizer);
    }

    @Override
    List<FieldError> validate(KubeObject review) {
        return ReviewValidation.selfSubject(review);
    }

    @Override
    AuthorizationAttributes question(RequestScope scope, KubeObject review) {
        return ReviewAttributes.of(scope.user(), review.at("spec"));
    }
}
