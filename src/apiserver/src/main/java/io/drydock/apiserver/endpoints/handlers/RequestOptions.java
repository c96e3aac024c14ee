package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.http.Query;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the options of a request other than a list from its query, and checks them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: CreateOptions, UpdateOptions, PatchOptions"
 */
final class RequestOptions {
    private RequestOptions() {}

    static ObjectNode get(Query query) {
        ObjectNode options = ofKind("GetOptions");
        new QueryParameters(query).copyText("resourceVersion", options);
        return options;
    }

    static ObjectNode create(RestCall call) {
        ObjectNode options = write("CreateOptions", call);
        require(call, "CreateOptions", OptionsValidation.validateCreateOptions(options));
        return options;
    }

    static ObjectNode update(RestCall call) {
        ObjectNode options = write("UpdateOptions", call);
        require(call, "UpdateOptions", OptionsValidation.validateUpdateOptions(options));
        return options;
    }

    static ObjectNode patch(RestCall call, boolean isApply) {
        ObjectNode options = write("PatchOptions", call);
        new QueryParameters(call.exchange().query()).copyTruth("force", options);
        require(call, "PatchOptions", OptionsValidation.validatePatchOptions(options, isApply));
        return options;
    }

    /** The DeleteOptions of a request without a body. They are not checked yet. */
    static ObjectNode delete(RestCall call) {
        ObjectNode options = ofKind("DeleteOptions");
        QueryParameters parameters = new QueryParameters(call.exchange().query());
        parameters.copyInteger("gracePeriodSeconds", options);
        parameters.copyTruth("orphanDependents", options);
        parameters.copyText("propagationPolicy", options);
        if (call.endpoint().settings().release().atLeast(Release.V1_36)) {
            parameters
                    .query()
                    .optional("propagationPolicy")
                    .ifPresent(value -> options.put("propagationPolicy", value));
        }
        parameters.copyTexts("dryRun", options);
        ObjectNode preconditions = JsonNodeFactory.instance.objectNode();
        parameters.copyText("uid", preconditions);
        parameters.copyText("resourceVersion", preconditions);
        if (!preconditions.isEmpty()) {
            options.set("preconditions", preconditions);
        }
        return options;
    }

    static boolean isDryRun(ObjectNode options) {
        return !options.path("dryRun").isEmpty();
    }

    /**
     * The options as those of the operation that the request has turned out to be: a PUT may create, and a PATCH either
     * creates or updates.
     */
    static ObjectNode forOperation(ObjectNode options, Operation operation) {
        String kind = switch (operation) {
            case CREATE -> "CreateOptions";
            case UPDATE -> "UpdateOptions";
            case DELETE, CONNECT -> options.path("kind").asString("");
        };
        if (options.path("kind").asString("").equals(kind)) {
            return options;
        }
        ObjectNode other = options.deepCopy().put("kind", kind);
        other.remove("force");
        return other;
    }

    static ObjectNode ofKind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
    }

    /** Refuses options that something is wrong with, in the words of the release that is served. */
    static void require(RestCall call, String kind, List<FieldError> errors) {
        require(kind, errors, call.wording());
    }

    private static void require(String kind, List<FieldError> errors, ErrorWording wording) {
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(new GroupKind("meta.k8s.io", kind), "", errors, wording);
        }
    }

    private static ObjectNode write(String kind, RestCall call) {
        ObjectNode options = ofKind(kind);
        QueryParameters parameters = new QueryParameters(call.exchange().query());
        parameters.copyTexts("dryRun", options);
        parameters.copyText("fieldManager", options);
        if (call.endpoint().settings().hasFieldValidation()) {
            parameters.copyText("fieldValidation", options);
        }
        return options;
    }
}
