package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.fields.FieldTransform;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.http.Query;
import io.drydock.apiserver.registry.rest.ListOptions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the ListOptions of a list, watch or collection's deletion from its query.
 *
 * @param options with the field selector as the client wrote it
 * @param watch whether the query asks for a watch
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go: ListResource"
 */
record ListRequest(ListOptions options, boolean watch) {

    /**
     * @param selectableFields that a field selector may name, besides name and namespace
     * @param name of the one object the path is about; empty for collections
     */
    static ListRequest of(RestCall call, Set<String> selectableFields, String name, boolean watchByPath) {
        Query query = call.exchange().query();
        QueryParameters parameters = new QueryParameters(query);
        boolean watchList = call.endpoint().settings().hasWatchList();
        LabelSelector labels;
        FieldSelector fields;
        try {
            labels = LabelSelector.parse(
                    query.first("labelSelector"), call.endpoint().settings().release());
            fields = FieldSelector.parse(query.first("fieldSelector"));
        } catch (InvalidSelectorException invalid) {
            throw StatusErrors.badRequest(String.valueOf(invalid.getMessage()));
        }
        boolean watch = parameters.truth("watch").orElse(false);
        boolean bookmarks = parameters.truth("allowWatchBookmarks").orElse(false);
        OptionalLong timeout = parameters.integer("timeoutSeconds");
        long limit = parameters.integer("limit").orElse(0);
        ListOptions options = new ListOptions(
                labels,
                fields,
                limit,
                query.first("continue"),
                query.first("resourceVersion"),
                query.first("resourceVersionMatch"),
                timeout,
                bookmarks,
                watchList ? parameters.truth("sendInitialEvents") : Optional.empty());
        if (watch && watchList) {
            options = withDefaults(options);
        }
        RequestOptions.require(call, "ListOptions", ListOptionsValidation.validate(options, watch, watchList));
        return new ListRequest(select(options, known(fields, selectableFields, call), name), watch || watchByPath);
    }

    /**
     * A watch that began with what is there before it could ask for that is treated as if it did.
     *
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/defaults.go: SetListOptionsDefaults (1.36)"
     */
    private static ListOptions withDefaults(ListOptions options) {
        boolean fromAnywhere =
                options.resourceVersion().isEmpty() || options.resourceVersion().equals("0");
        boolean silent = options.sendInitialEvents().isEmpty()
                && options.resourceVersionMatch().isEmpty();
        return fromAnywhere && silent ? options.withInitialEvents() : options;
    }

    private static FieldSelector known(FieldSelector fields, Set<String> selectable, RestCall call) {
        try {
            return fields.transform((field, value) -> {
                boolean nothing = field.isEmpty() && value.isEmpty();
                if (nothing || isSelectable(field, selectable, call)) {
                    return new FieldTransform.Term(field, value);
                }
                throw new InvalidSelectorException(unknown(field, selectable, call));
            });
        } catch (InvalidSelectorException unknown) {
            throw StatusErrors.badRequest(String.valueOf(unknown.getMessage()));
        }
    }

    /** Of kinds that name their fields themselves the cluster's do not name the namespace. */
    private static boolean isSelectable(String field, Set<String> selectable, RestCall call) {
        return switch (field) {
            case "metadata.name" -> true;
            case "metadata.namespace" -> selectable.isEmpty() || call.endpoint().namespaced();
            default -> selectable.contains(field);
        };
    }

    private static String unknown(String field, Set<String> selectable, RestCall call) {
        String kind = call.endpoint().kind().kind();
        if (kind.equals("Job")) {
            boolean newer = call.endpoint().settings().release().atLeast(Release.V1_36);
            return "field label " + GoValue.quote(field) + " not supported for " + (newer ? kind : "batchv1." + kind);
        }
        return selectable.isEmpty()
                ? GoValue.quote(field)
                        + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                : "field label not supported: " + field;
    }

    private static ListOptions select(ListOptions options, FieldSelector fields, String name) {
        FieldSelector selected = fields;
        if (!name.isEmpty()) {
            if (fields.isEmpty()) {
                selected = FieldSelector.equalTo("metadata.name", name);
            } else if (!fields.requiredValue("metadata.name").equals(Optional.of(name))) {
                throw StatusErrors.badRequest("fieldSelector metadata.name doesn't match requested name");
            }
        }
        return options.selecting(selected);
    }
}
