package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.RuleResolver;
import io.drydock.apiserver.registry.rest.RestStorage;
import java.util.Map;

/**
 * What stands behind the resources of {@code authorization.k8s.io}.
 *
 * @see "Go: pkg/registry/authorization/rest/storage_authorization.go: RESTStorageProvider"
 */
public final class AuthorizationStorageProvider {
    private final Release release;
    private final Authorizer authorizer;
    private final RuleResolver rules;

    public AuthorizationStorageProvider(Release release, Authorizer authorizer, RuleResolver rules) {
        this.release = release;
        this.authorizer = authorizer;
        this.rules = rules;
    }

    /** By version and resource. */
    public Map<String, Map<String, RestStorage>> storage() {
        Map<String, RestStorage> reviews = Map.of(
                "subjectaccessreviews",
                new SubjectAccessReviewStorage(release, authorizer),
                "selfsubjectaccessreviews",
                new SelfSubjectAccessReviewStorage(release, authorizer),
                "localsubjectaccessreviews",
                new LocalSubjectAccessReviewStorage(release, authorizer),
                "selfsubjectrulesreviews",
                new SelfSubjectRulesReviewStorage(release, rules));
        return switch (release) {
            case V1_20 -> Map.of("v1", reviews, "v1beta1", reviews);
            case V1_36 -> Map.of("v1", reviews);
        };
    }
}
