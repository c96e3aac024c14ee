package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.registry.rest.RestStorage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What stands behind the resources of {@code authentication.k8s.io}.
 *
 * @see "Go: pkg/registry/authentication/rest/storage_authentication.go: RESTStorageProvider"
 */
public final class AuthenticationStorageProvider {
    static final GroupVersion V1 = new GroupVersion("authentication.k8s.io", "v1");

    private final Release release;
    private final TokenAuthenticator authenticator;
    private final List<String> apiAudiences;
    private final InstantSource clock;

    public AuthenticationStorageProvider(
            Release release, TokenAuthenticator authenticator, List<String> apiAudiences, InstantSource clock) {
        this.release = release;
        this.authenticator = authenticator;
        this.apiAudiences = apiAudiences;
        this.clock = clock;
    }

    /** By version and resource. */
    public Map<String, Map<String, RestStorage>> storage() {
        RestStorage tokenReviews = new TokenReviewStorage(release, authenticator, apiAudiences);
        return switch (release) {
            case V1_20 ->
                Map.of("v1", Map.of("tokenreviews", tokenReviews), "v1beta1", Map.of("tokenreviews", tokenReviews));
            case V1_36 ->
                Map.of(
                        "v1",
                        Map.of(
                                "tokenreviews",
                                tokenReviews,
                                "selfsubjectreviews",
                                new SelfSubjectReviewStorage(clock)));
        };
    }
}
