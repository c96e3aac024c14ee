package io.drydock.apiserver.authorization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Allows everybody some paths that are not resources, such as {@code /healthz}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/path/path.go: NewAuthorizer"
 */
public final class PathAuthorizer implements Authorizer {
    private final Set<String> paths = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();

    /**
     * @param alwaysAllowed paths, with or without the slash before them; one that ends in {@code *} stands for all that
     *     begin so
     * @throws IllegalArgumentException when a star stands anywhere else
     */
    public PathAuthorizer(List<String> alwaysAllowed) {
        for (String allowed : alwaysAllowed) {
            String path = withoutSlash(allowed);
            int star = path.indexOf('*');
            if (star >= 0 && star < path.length() - 1) {
                throw new IllegalArgumentException("only trailing * allowed in \"" + path + "\"");
            }
            if (star >= 0) {
                prefixes.add(path.substring(0, star));
            } else {
                paths.add(path);
            }
        }
    }

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        if (attributes.isResourceRequest()) {
            return Decision.NO_OPINION;
        }
        String path = withoutSlash(attributes.path());
        return paths.contains(path) || prefixes.stream().anyMatch(path::startsWith)
                ? Decision.allow("")
                : Decision.NO_OPINION;
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
