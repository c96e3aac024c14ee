package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.http.Handler;
import java.util.Set;

/**
 * What answers one method on one path.
 *
 * @param consumed the content types of bodies it takes; empty for all
 * @param produced the content types it answers in; empty for all
 */
record Route(Handler handler, Set<String> consumed, Set<String> produced) {
    private static final Set<String> OBJECTS =
            Set.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    static Route ofObjects(Handler handler) {
        return new Route(handler, Set.of(), OBJECTS);
    }

    static Route ofPatches(Handler handler, Set<String> patchTypes) {
        return new Route(handler, patchTypes, OBJECTS);
    }

    static Route ofAnything(Handler handler) {
        return new Route(handler, Set.of(), Set.of());
    }
}
