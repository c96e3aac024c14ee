package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells the one who asks who they are.
 *
 * @see "Go: pkg/registry/authentication/selfsubjectreview/rest.go: REST.Create"
 */
final class SelfSubjectReviewStorage implements Creater {
    private final InstantSource clock;

    SelfSubjectReviewStorage(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public GroupVersionKind kind() {
        return AuthenticationStorageProvider.V1.withKind("SelfSubjectReview");
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        options.admission().admit(Optional.of(object), Optional.empty());
        options.admission().validate(Optional.of(object), Optional.empty());
        KubeObject answer = KubeObject.ofKind(kind());
        answer.setCreationTimestamp(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        answer.tree().putObject("status").set("userInfo", UserInfoTree.of(scope.user()));
        return answer;
    }
}
