package io.drydock.kubeapiserver.realanswers;

import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer without what chance decides: who is told what and why, or the object with all its defaults.
 *
 * @param message the status's; empty for an accepted object
 * @param causes each as {@code reason field}, in order
 * @param result the object, where it was recorded
 */
record Answer(int code, List<String> warnings, String message, List<String> causes, Optional<JsonNode> result) {
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern REVISION = Pattern.compile("resourceVersion: \\d+");

    static Answer recorded(JsonNode recorded) {
        return new Answer(
                recorded.path("code").asInt(),
                strings(recorded.path("warnings")).toList(),
                recorded.path("message").asString(""),
                strings(recorded.path("causes")).toList(),
                recorded.optional("result"));
    }

    /** @param withResult whether the object counts, rather than that there is one */
    static Answer of(HttpResponse<String> response, boolean withResult) {
        JsonNode body = Requests.json(response);
        boolean refused = body.path("kind").asString("").equals("Status");
        return new Answer(
                response.statusCode(),
                response.headers().allValues("Warning").stream().sorted().toList(),
                refused ? masked(body.path("message").asString("")) : "",
                body.at("/details/causes").values().stream().map(Answer::cause).toList(),
                refused || !withResult ? Optional.empty() : Optional.of(masked(body)));
    }

    private static String cause(JsonNode cause) {
        String reason = cause.path("reason").asString("");
        return masked(reason + " " + cause.path("field").asString("")).strip();
    }

    private static Stream<String> strings(JsonNode list) {
        return list.values().stream().map(JsonNode::asString);
    }

    private static String masked(String text) {
        String withoutUids = UID.matcher(text).replaceAll("UID");
        return REVISION.matcher(withoutUids).replaceAll("resourceVersion: N");
    }

    private static JsonNode masked(JsonNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("uid", "resourceVersion", "selfLink", "managedFields", "creationTimestamp"));
        }
        if (object.path("kind").asString("").equals("Service") && object.path("spec") instanceof ObjectNode spec) {
            maskAllocated(spec);
        }
        // The labels of a job name its uid.
        return JsonMapper.shared().readTree(masked(object.toString()));
    }

    /** Which address and port a service gets is chance; that it gets one is not. */
    private static void maskAllocated(ObjectNode spec) {
        if (spec.has("clusterIP")) {
            spec.set("clusterIP", maskedAddress(spec, spec.get("clusterIP")));
        }
        if (spec.path("clusterIPs") instanceof ArrayNode addresses) {
            for (int i = 0; i < addresses.size(); i++) {
                addresses.set(i, maskedAddress(spec, addresses.get(i)));
            }
        }
        maskPort(spec, "healthCheckNodePort");
        spec.path("ports").values().forEach(port -> maskPort(port, "nodePort"));
    }

    private static void maskPort(JsonNode holder, String field) {
        if (holder.has(field)) {
            ((ObjectNode) holder).put(field, 1);
        }
    }

    private static JsonNode maskedAddress(ObjectNode spec, JsonNode address) {
        return address.asString().equals("None") ? address : spec.stringNode("IP");
    }
}
