package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * Answers whether somebody may do something.
 *
 * @see "Go: pkg/registry/authorization/subjectaccessreview/rest.go: REST"
 */
final class SubjectAccessReviewStorage extends AccessReview {
    SubjectAccessReviewStorage(Release release, Authorizer authorizer) {
        super("SubjectAccessReview", release, authorizer);
    }

    @Override
    List<FieldError> validate(KubeObject review) {
        return ReviewValidation.subject(review);
    }

    @Override
    AuthorizationAttributes question(RequestScope scope, KubeObject review) {
        return ReviewAttributes.of(ReviewAttributes.user(review.at("spec")), review.at("spec"));
    }
}
