package io.drydock.apimachinery.catalog.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A path of the OpenAPI document that serves a resource.
 *
 * @param subresource empty for the resource itself
 * @param belowSubresource a path that goes on after the subresource, as a proxy's does
 */
record ApiPath(
        String group,
        String version,
        String resource,
        String subresource,
        boolean namespaced,
        boolean belowSubresource) {

    static Optional<ApiPath> parse(String path) {
        List<String> steps = Arrays.asList(path.substring(1).split("/", -1));
        boolean core = steps.getFirst().equals("api");
        int head = core ? 2 : 3;
        if ((!core && !steps.getFirst().equals("apis"))
                || steps.size() <= head
                || steps.get(head).isEmpty()) {
            return Optional.empty();
        }
        String group = core ? "" : steps.get(1);
        String version = steps.get(head - 1);
        List<String> rest = steps.subList(head, steps.size());
        if (rest.getFirst().equals("watch")) {
            rest = rest.subList(1, rest.size());
        }
        boolean namespaced = rest.size() > 2 && rest.get(1).equals("{namespace}");
        if (namespaced) {
            rest = rest.subList(2, rest.size());
        }
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        return Optional.of(new ApiPath(group, version, rest.getFirst(), subresource, namespaced, rest.size() > 3));
    }
}
