package io.drydock.chapters.objects;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which objects a path of {@code /api/v1} is about.
 *
 * @param namespace empty for what is in none, and for all of them
 * @param name empty for all objects together
 */
record ObjectPath(String resource, String namespace, String name) {
    private static final List<String> RESOURCES = List.of("namespaces", "configmaps");

    static Optional<ObjectPath> of(String path) {
        List<String> parts = Arrays.asList(path.substring(1).split("/"));
        if (parts.size() < 3 || parts.size() > 6 || !path.startsWith("/api/v1/")) {
            return Optional.empty();
        }
        boolean isNamespaced = parts.size() > 4 && parts.get(2).equals("namespaces");
        List<String> rest = parts.subList(isNamespaced ? 4 : 2, parts.size());
        ObjectPath found =
                new ObjectPath(rest.getFirst(), isNamespaced ? parts.get(3) : "", rest.size() > 1 ? rest.get(1) : "");
        return RESOURCES.contains(found.resource) && rest.size() < 3 ? Optional.of(found) : Optional.empty();
    }

    String kind() {
        return resource.equals("namespaces") ? "Namespace" : "ConfigMap";
    }

    /** Where the objects are kept, with a slash at its end, so that one namespace's are not taken for another's. */
    String prefix() {
        return "/registry/" + resource + "/" + (namespace.isEmpty() ? "" : namespace + "/");
    }
}
