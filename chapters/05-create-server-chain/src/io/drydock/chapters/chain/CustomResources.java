package io.drydock.chapters.chain;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The resources that users have defined. An unknown one is not always 404: until the definitions have been read from
 * the store nobody can know, and the honest answer is 503.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go: crdHandler.ServeHTTP"
 */
public final class CustomResources implements Routes {
    private final Set<String> defined = ConcurrentHashMap.newKeySet();
    private final BooleanSupplier definitionsAreRead;

    public CustomResources(BooleanSupplier definitionsAreRead) {
        this.definitionsAreRead = definitionsAreRead;
    }

    public void define(String groupVersion) {
        defined.add(groupVersion);
    }

    // tag::starting[]
    @Override
    public Optional<Handler> find(Exchange exchange) {
        String groupVersion = exchange.groupVersion();
        boolean mayBeDefined = groupVersion.contains("/");
        if (mayBeDefined && !definitionsAreRead.getAsBoolean()) {
            return Optional.of(asked -> asked.answer(503, "text/plain", "server is starting\n"));
        }
        return defined.contains(groupVersion)
                ? Optional.of(asked -> asked.answer(200, "text/plain", "custom objects of " + groupVersion + "\n"))
                : Optional.empty();
    }
    // end::starting[]
}
