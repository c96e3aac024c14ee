package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.Watcher;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers with the objects that the request selects, or hands over to a watch when the query asks for one.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go: ListResource"
 */
public final class ListHandler extends RestHandler {
    private final Lister storage;
    private final Optional<WatchHandler> watch;

    public ListHandler(EndpointScope endpoint, Lister storage) {
        super(endpoint);
        this.storage = storage;
        this.watch = storage instanceof Watcher watcher
                ? Optional.of(WatchHandler.byQuery(endpoint, watcher, storage.selectableFields()))
                : Optional.empty();
    }

    @Override
    void answer(RestCall call) throws IOException {
        ObjectResponse response = ObjectResponse.of(call);
        ListRequest request =
                ListRequest.of(call, storage.selectableFields(), call.info().name(), false);
        if (request.watch()) {
            watch.orElseThrow(() -> StatusErrors.methodNotSupported(
                            call.endpoint().resource().groupResource(), "watch"))
                    .serve(call, request.options());
        } else {
            response.send(200, storage.list(call.scope(), request.options()));
        }
    }
}
