package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.protobuf.ProtobufBody;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
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
 * Writes the events of a watch one after the other: in JSON a line each, in protobuf with their length before them. An
 * object that is wanted just as it is stored is written without being looked at.
 *
 * @param sent counts them
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/watch.go: WatchEvent"
 */
record EventFrames(EndpointScope endpoint, OutputMediaType wanted, Transformation transformation, LongAdder sent) {
    static EventFrames of(RestCall call, OutputMediaType wanted) {
        EndpointScope endpoint = call.endpoint();
        LongAdder sent = endpoint.settings().openWatches().eventsSent(endpoint.kind());
        return new EventFrames(endpoint, wanted, Transformation.of(call, wanted), sent);
    }

    /** Whether what is written is bytes and no text. */
    boolean isBinary() {
        return wanted.format() == MediaType.PROTOBUF;
    }

    /** Writes an event so that it can be told from the next. */
    void write(ObjectEvent event, OutputStream out) throws IOException {
        if (isBinary()) {
            protobuf(event).writeFramedTo(out);
        } else {
            writeText(event, out);
        }
        sent.increment();
    }

    /** Writes an event that is a message by itself. */
    void writeAlone(ObjectEvent event, OutputStream out) throws IOException {
        if (isBinary()) {
            protobuf(event).writeTo(out);
        } else {
            writeText(event, out);
        }
        sent.increment();
    }

    private void writeText(ObjectEvent event, OutputStream out) throws IOException {
        if (wanted.convert().isEmpty()) {
            event.writeTo(out, endpoint.outgoing(event.object()));
            return;
        }
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.put("type", event.type().name());
        frame.set("object", tree(event));
        out.write(ObjectEncoder.encode(frame, MediaType.JSON, false));
    }

    private ProtobufBody protobuf(ObjectEvent event) {
        boolean asStored = wanted.convert().isEmpty() && endpoint.outgoing(event.object()) == event.object();
        return asStored
                ? event.protobuf(endpoint.settings().protobufEncoder())
                : ProtobufEncoder.event(
                        event.type().name(), new ProtobufForm(endpoint, transformation).of(event.object()));
    }

    private ObjectNode tree(ObjectEvent event) {
        KubeObject object = event.object().object();
        return event.type() == ObjectEvent.Type.ERROR ? object.tree() : transformation.of(event.object());
    }
}
