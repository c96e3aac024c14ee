package io.drydock.apiserver.endpoints.handlers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.responsewriters.ObjectEncoder;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of a watch one after the other: in JSON a line each, in YAML a document each. An object that is
 * wanted just as it is stored is written without being looked at.
 *
 * @param sent counts them
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/watch.go: WatchEvent"
 */
record EventFrames(EndpointScope endpoint, OutputMediaType wanted, Transformation transformation, LongAdder sent) {
    private static final byte[] DOCUMENT_START = "---\n".getBytes(US_ASCII);

    static EventFrames of(RestCall call, OutputMediaType wanted) {
        EndpointScope endpoint = call.endpoint();
        LongAdder sent = endpoint.settings().openWatches().eventsSent(endpoint.kind());
        return new EventFrames(endpoint, wanted, Transformation.of(call, wanted), sent);
    }

    void write(ObjectEvent event, OutputStream out) throws IOException {
        sent.increment();
        if (wanted.format() == MediaType.JSON && wanted.convert().isEmpty()) {
            event.writeTo(out, endpoint.outgoing(event.object()));
            return;
        }
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.put("type", event.type().name());
        frame.set("object", tree(event));
        if (wanted.format() == MediaType.YAML) {
            out.write(DOCUMENT_START);
        }
        out.write(ObjectEncoder.encode(frame, wanted.format(), false));
    }

    private ObjectNode tree(ObjectEvent event) {
        KubeObject object = event.object().object();
        return event.type() == ObjectEvent.Type.ERROR ? object.tree() : transformation.of(event.object());
    }
}
