package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the three access reviews share: a question is checked, answered, and never stored.
 *
 * @see "Go: pkg/registry/authorization/subjectaccessreview/rest.go: REST.Create"
 */
abstract class AccessReview implements Creater {
    static final GroupVersion VERSION = new GroupVersion("authorization.k8s.io", "v1");

    private final String kind;
    private final Release release;
    private final Authorizer authorizer;

    AccessReview(String kind, Release release, Authorizer authorizer) {
        this.kind = kind;
        this.release = release;
        this.authorizer = authorizer;
    }

    @Override
    public GroupVersionKind kind() {
        return VERSION.withKind(kind);
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        options.admission().admit(Optional.of(object), Optional.empty());
        List<FieldError> errors = validate(object);
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        checkScope(scope, object);
        options.admission().validate(Optional.of(object), Optional.empty());
        answer(object, authorizer.authorize(question(scope, object)));
        ReviewMetadata.complete(object, release);
        return object;
    }

    abstract List<FieldError> validate(KubeObject review);

    abstract AuthorizationAttributes question(RequestScope scope, KubeObject review);

    /** Whether the request's path and the review agree. */
    void checkScope(RequestScope scope, KubeObject review) {}

    /** The real server leaves the kind out of this error. */
    private StatusException invalid(List<FieldError> errors) {
        return StatusErrors.invalid(new GroupKind(VERSION.group(), ""), "", errors, ErrorWording.of(release));
    }

    private static void answer(KubeObject review, Authorizer.Decision decision) {
        ObjectNode status = review.tree().putObject("status");
        status.put("allowed", decision.allowed());
        if (decision.verdict() == Authorizer.Verdict.DENY) {
            status.put("denied", true);
        }
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        String ignored = SelectorAttributes.ignored(review.at("spec", "resourceAttributes"));
        if (!ignored.isEmpty()) {
            status.put("evaluationError", ignored);
        }
    }
}
