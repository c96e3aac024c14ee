package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.protobuf.MalformedProtobufException;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlSyntaxException;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the DeleteOptions of a request from its body or, when it has none, from its query.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go: DeleteResource"
 */
final class DeleteRequestOptions {
    private DeleteRequestOptions() {}

    static ObjectNode of(RestCall call) throws IOException {
        byte[] body = call.body();
        ObjectNode options = body.length > 0
                ? decode(body, InputNegotiation.require(call.exchange()), call)
                : RequestOptions.delete(call.exchange().query());
        RequestOptions.require(call, "DeleteOptions", OptionsValidation.validateDeleteOptions(options));
        return options;
    }

    private static ObjectNode decode(byte[] body, MediaType format, RestCall call) {
        JsonNode tree;
        try {
            tree = switch (format) {
                case JSON -> JsonDecoder.decode(body);
                case YAML -> YamlDecoder.decode(body);
                case PROTOBUF -> new ProtobufDecoder(call.endpoint().settings().release()).decode(body);
            };
        } catch (JsonSyntaxException broken) {
            throw StatusErrors.badRequest("couldn't get version/kind; json parse error: " + broken.getMessage());
        } catch (YamlSyntaxException | MalformedProtobufException broken) {
            throw StatusErrors.badRequest(String.valueOf(broken.getMessage()));
        }
        String kind = tree.path("kind").asString("DeleteOptions");
        if (!(tree instanceof ObjectNode options) || !kind.equals("DeleteOptions")) {
            throw StatusErrors.badRequest("decoded object cannot be converted to DeleteOptions");
        }
        options.put("kind", "DeleteOptions");
        options.put("apiVersion", "meta.k8s.io/v1");
        return options;
    }
}
