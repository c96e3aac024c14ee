package io.drydock.kubeapiserver.registry.core.podspec;

import java.util.List;

/** The three lists of containers that a pod specification holds. */
enum ContainerKind {
    REGULAR("containers"),
    INIT("initContainers"),
    EPHEMERAL("ephemeralContainers");

    static final List<String> FIELDS = List.of(REGULAR.field, INIT.field, EPHEMERAL.field);

    /** In the order in which the original goes through them to change something. */
    static final List<ContainerKind> VISITED = List.of(INIT, REGULAR, EPHEMERAL);

    private final String field;

    ContainerKind(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
