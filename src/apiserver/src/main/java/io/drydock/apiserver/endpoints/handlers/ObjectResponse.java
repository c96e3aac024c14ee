package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.protobuf.ProtobufBody;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.responsewriters.ResponseWriter;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what the storage gave into the form the client wants, and sends it. An object that is wanted just as it is
 * stored is sent without being looked at.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go: transformResponseObject"
 */
record ObjectResponse(RestCall call, OutputMediaType wanted) {

    /** To be made before anything is done, so that nothing is done for a client that takes no answer. */
    static ObjectResponse of(RestCall call) {
        return new ObjectResponse(call, call.output());
    }

    /** An object that comes from no store, and may lack what Go writes although it is empty. */
    void send(int status, KubeObject object) throws IOException {
        boolean isStatus = Transformation.isStatus(object);
        if (isStatus) {
            audited().status(object.tree());
        }
        KubeObject whole =
                isStatus ? object : call.endpoint().settings().scheme().canonical(object);
        send(status, EncodedObject.of(whole));
    }

    void send(int status, EncodedObject object) throws IOException {
        audited().response(() -> transformation().of(object));
        if (wanted.convert().isEmpty() && isPlainJson()) {
            EncodedObject outgoing = call.endpoint().outgoing(object);
            ResponseWriter.write(call.exchange(), status, wanted.format().text(), outgoing.length() + 1, out -> {
                outgoing.writeTo(out);
                out.write('\n');
            });
        } else if (wanted.format() == MediaType.PROTOBUF) {
            send(status, protobuf().of(object).alone());
        } else {
            sendTree(status, transformation().of(object));
        }
    }

    void send(int status, ObjectList list) throws IOException {
        audited().response(() -> transformation().of(list));
        if (wanted.convert().isEmpty() && isPlainJson()) {
            sendJson(status, list);
        } else if (wanted.format() == MediaType.PROTOBUF) {
            send(status, protobuf().of(list));
        } else {
            sendTree(status, transformation().of(list));
        }
    }

    void send(int code, Status status) throws IOException {
        audited().status(status.toTree());
        sendTree(code, status.toTree());
    }

    private AuditBodies audited() {
        return AuditBodies.of(call.exchange());
    }

    private ProtobufForm protobuf() {
        return new ProtobufForm(call.endpoint(), transformation());
    }

    private void send(int status, ProtobufBody body) throws IOException {
        ResponseWriter.write(call.exchange(), status, wanted.format().text(), body.length(), body::writeTo);
    }

    private void sendTree(int status, ObjectNode tree) throws IOException {
        ResponseWriter.write(call.exchange(), status, wanted, tree);
    }

    /** @throws StatusException 400 when the query's options for it are wrong */
    Transformation transformation() {
        return Transformation.of(call, wanted);
    }

    private boolean isPlainJson() {
        return wanted.format() == MediaType.JSON && !wanted.pretty();
    }

    private void sendJson(int status, ObjectList list) throws IOException {
        List<EncodedObject> items =
                list.items().stream().map(call.endpoint()::outgoing).toList();
        ObjectNode head = ListDocument.head(call.endpoint(), list);
        head.putArray("items");
        byte[] frame = head.toString().getBytes(StandardCharsets.UTF_8);
        long length = frame.length + 1 + Math.max(0, items.size() - 1);
        for (EncodedObject item : items) {
            length += item.itemLength();
        }
        ResponseWriter.write(call.exchange(), status, wanted.format().text(), length, out -> {
            out.write(frame, 0, frame.length - 2);
            boolean first = true;
            for (EncodedObject item : items) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                item.writeItemTo(out);
            }
            out.write(frame, frame.length - 2, 2);
            out.write('\n');
        });
    }
}
