package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
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

    static ObjectNode create(Query query) {
        ObjectNode options = write("CreateOptions", query);
        require("CreateOptions", OptionsValidation.validateCreateOptions(options));
        return options;
    }

    static ObjectNode update(Query query) {
        ObjectNode options = write("UpdateOptions", query);
        require("UpdateOptions", OptionsValidation.validateUpdateOptions(options));
        return options;
    }

    static ObjectNode patch(Query query, boolean isApply) {
        ObjectNode options = write("PatchOptions", query);
        new QueryParameters(query).copyTruth("force", options);
        require("PatchOptions", OptionsValidation.validatePatchOptions(options, isApply));
        return options;
    }

    /** The DeleteOptions of a request without a body. They are not checked yet. */
    static ObjectNode delete(Query query) {
        ObjectNode options = ofKind("DeleteOptions");
        QueryParameters parameters = new QueryParameters(query);
        parameters.copyInteger("gracePeriodSeconds", options);
        parameters.copyTruth("orphanDependents", options);
        parameters.copyText("propagationPolicy", options);
        parameters.copyTexts("dryRun", options);
        return options;
    }

    static boolean isDryRun(ObjectNode options) {
        return !options.path("dryRun").isEmpty();
    }

    static ObjectNode ofKind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
    }

    /** Refuses options that something is wrong with. */
    static void require(String kind, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(new GroupKind("meta.k8s.io", kind), "", errors);
        }
    }

    private static ObjectNode write(String kind, Query query) {
        ObjectNode options = ofKind(kind);
        QueryParameters parameters = new QueryParameters(query);
        parameters.copyTexts("dryRun", options);
        parameters.copyText("fieldManager", options);
        parameters.copyText("fieldValidation", options);
        return options;
    }
}
