package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.http.Handler;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What answers one method on one path.
 *
 * @param consumed the content types of bodies it takes; empty for all
 * @param produced the content types it answers in; empty for all
 */
record Route(Handler handler, Set<String> consumed, List<String> produced) {
    private static final List<String> OBJECTS = MediaType.OBJECTS;
    private static final List<String> OBJECTS_OR_EVENTS =
            Stream.concat(OBJECTS.stream(), MediaType.STREAMS.stream()).toList();

    static Route ofObjects(Handler handler) {
        return new Route(handler, Set.of(), OBJECTS);
    }

    /** Of what answers with objects or, if it is asked to, with what happens to them. */
    static Route ofWatchable(Handler handler) {
        return new Route(handler, Set.of(), OBJECTS_OR_EVENTS);
    }

    static Route ofPatches(Handler handler, Set<String> patchTypes) {
        return new Route(handler, patchTypes, OBJECTS);
    }

    static Route ofAnything(Handler handler) {
        return new Route(handler, Set.of(), List.of());
    }
}
