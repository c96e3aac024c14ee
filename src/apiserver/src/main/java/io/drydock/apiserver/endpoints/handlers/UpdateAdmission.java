package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The admission of an update or patch. Should it turn out to create, the user has to be allowed to create as well.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/update.go: withAuthorization"
 */
record UpdateAdmission(BoundAdmission admission) implements WriteOptions.Admission {

    static WriteOptions writeOptions(RestCall call, String name, ObjectNode options) {
        return new WriteOptions(
                RequestOptions.isDryRun(options),
                options,
                new UpdateAdmission(new BoundAdmission(call, name, options)));
    }

    @Override
    public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {
        admission.admit(object, old);
    }

    @Override
    public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
        if (old.isEmpty()) {
            requireCreateAllowed();
        }
        admission.validate(object, old);
    }

    private void requireCreateAllowed() {
        RestCall call = admission.call();
        GroupVersionResource resource = call.endpoint().resource();
        Authorizer.Decision decision = call.endpoint()
                .settings()
                .authorizer()
                .authorize(new AuthorizationAttributes(
                        call.user(),
                        "create",
                        call.info().namespace(),
                        resource.group(),
                        resource.version(),
                        resource.resource(),
                        call.endpoint().subresource(),
                        admission.name(),
                        true,
                        call.exchange().path()));
        if (!decision.allowed()) {
            throw StatusErrors.forbidden(resource.groupResource(), admission.name(), decision.reason());
        }
    }
}
