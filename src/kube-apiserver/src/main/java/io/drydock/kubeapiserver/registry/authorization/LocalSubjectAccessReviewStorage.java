package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * Answers whether somebody may do something in one namespace, so that its administrator may ask.
 *
 * @see "Go: pkg/registry/authorization/localsubjectaccessreview/rest.go: REST"
 */
final class LocalSubjectAccessReviewStorage extends AccessReview {
    LocalSubjectAccessReviewStorage(Release release, Authorizer authorizer) {
        super("LocalSubjectAccessReview", release, authorizer);
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    List<FieldError> validate(KubeObject review) {
        return ReviewValidation.localSubject(review);
    }

    @Override
    void checkScope(RequestScope scope, KubeObject review) {
        if (!scope.namespace().equals(review.namespace())) {
            throw StatusErrors.badRequest(
                    "spec.resourceAttributes.namespace must match namespace: " + scope.namespace());
        }
    }

    @Override
    AuthorizationAttributes question(RequestScope scope, KubeObject review) {
        return ReviewAttributes.of(ReviewAttributes.user(review.at("spec")), review.at("spec"));
    }
}
