package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.ManagersCheck;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Keeps admission from leaving managed fields that nobody can read: those from before come back, and the client is
 * warned. Earlier releases refuse some of what is wrong and store the rest.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/admission.go:
 *     managedFieldsValidatingAdmissionController (1.36)"
 */
record ManagersGuard(RestCall call) {
    private static final String FIELD = "managedFields";

    /** @param admission changes the object in place */
    void admit(KubeObject object, Runnable admission) {
        JsonNode before = object.at("metadata", FIELD);
        admission.run();
        JsonNode after = object.at("metadata", FIELD);
        Release release = call.endpoint().settings().release();
        // What the server has written itself is right, and reading it again would cost every write.
        if (!release.atLeast(Release.V1_36) || after.equals(before)) {
            return;
        }
        Optional<String> problem = ManagersCheck.problem(object, release);
        if (problem.isPresent()) {
            restore(object, before);
            call.warn(".metadata.managedFields was in an invalid state after admission; this could be caused by an"
                    + " outdated mutating admission controller; please fix your requests: " + problem.get());
        }
    }

    private static void restore(KubeObject object, JsonNode before) {
        if (before.isMissingNode()) {
            object.metadata().remove(FIELD);
        } else {
            object.metadata().set(FIELD, before);
        }
    }
}
