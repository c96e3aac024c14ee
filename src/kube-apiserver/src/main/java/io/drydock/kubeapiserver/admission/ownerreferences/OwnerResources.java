package io.drydock.kubeapiserver.admission.ownerreferences;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds what resource the objects of a kind are of, among the built-in ones and those that definitions make.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/meta/interfaces.go: RESTMapper.RESTMappings"
 */
record OwnerResources(Lookup lookup) {
    private static final GroupResource DEFINITIONS =
            new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");

    /** @param namespaced whether its objects are in namespaces */
    record Mapping(GroupResource resource, boolean namespaced) {}

    /** More than one when several resources have objects of that kind, and none when nothing has. */
    List<Mapping> of(GroupVersionKind kind) {
        Stream<Mapping> builtIn = lookup.directory().all().stream()
                .filter(store -> store.kind().groupKind().equals(kind.groupKind()))
                .map(store -> new Mapping(store.groupResource(), store.namespaced()));
        Stream<Mapping> defined = lookup.listCached(DEFINITIONS, "").stream()
                .filter(definition -> defines(definition, kind))
                .map(definition -> new Mapping(
                        new GroupResource(
                                kind.group(),
                                definition.at("spec", "names", "plural").asString("")),
                        definition.at("spec", "scope").asString("").equals("Namespaced")));
        return Stream.concat(builtIn, defined).distinct().toList();
    }

    private static boolean defines(KubeObject definition, GroupVersionKind kind) {
        JsonNode spec = definition.at("spec");
        boolean served = spec.path("versions")
                .valueStream()
                .anyMatch(version -> version.path("served").asBoolean(false)
                        && version.path("name").asString("").equals(kind.version()));
        return served
                && spec.path("group").asString("").equals(kind.group())
                && spec.path("names").path("kind").asString("").equals(kind.kind());
    }
}
