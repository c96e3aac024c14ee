package io.drydock.kubeapiserver.clients;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of all the ways to be wrong: cut off, of the wrong types, too deep, or no text at all. */
final class NonsenseBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final byte[] PROTOBUF_PREFIX = {'k', '8', 's', 0};
    private static final List<String> FIELDS = List.of(
            "apiVersion",
            "kind",
            "metadata",
            "name",
            "namespace",
            "labels",
            "annotations",
            "finalizers",
            "spec",
            "status",
            "data",
            "containers",
            "template",
            "selector",
            "matchLabels",
            "replicas",
            "ports",
            "port",
            "rules",
            "subjects",
            "roleRef",
            "items",
            "image",
            "resources",
            "limits",
            "cpu",
            "ownerReferences",
            "managedFields",
            "op",
            "path",
            "value",
            "$patch",
            "$setElementOrder/containers",
            "deletionTimestamp",
            "uid",
            "resourceVersion",
            "generateName",
            "webhooks",
            "versions",
            "names",
            "group",
            "env",
            "volumes",
            "strategy",
            "type");
    private static final List<String> TEMPLATES = List.of("""
            {"metadata":{"name":"a","labels":{"x":"y"}},"data":{"a":"b"}}""", """
            {"metadata":{"name":"a"},"spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":\
            {"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i","ports":[{"containerPort":80}],\
            "resources":{"limits":{"cpu":"1"}},"env":[{"name":"E","value":"v"}]}],"volumes":[{"name":"v",\
            "emptyDir":{}}]}}}}""", """
            {"metadata":{"generateName":"a-","ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u"}]},\
            "spec":{"containers":[{"name":"c","image":"i"}],"tolerations":[{"operator":"Exists"}]}}""", """
            {"metadata":{"name":"a"},"spec":{"ports":[{"port":80,"targetPort":"http"}],"selector":{"a":"b"},\
            "clusterIP":"10.0.0.9"}}""", """
            {"metadata":{"name":"a"},"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}],\
            "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"},"subjects":[{"kind":"User",\
            "name":"u"}]}""", """
            {"metadata":{"name":"as.example.com"},"spec":{"group":"example.com","scope":"Namespaced","names":\
            {"plural":"as","kind":"A"},"versions":[{"name":"v1","served":true,"storage":true,"schema":\
            {"openAPIV3Schema":{"type":"object"}}}]}}""", """
            [{"op":"add","path":"/data/x","value":"1"},{"op":"remove","path":"/metadata/labels/a"},\
            {"op":"move","from":"/data","path":"/metadata"}]""", """
            {"propagationPolicy":"Foreground","gracePeriodSeconds":1,"preconditions":{"uid":"x"}}""", """
            {"spec":{"user":"u","groups":["g"],"resourceAttributes":{"verb":"get","resource":"pods"},"token":"t",\
            "audiences":["a"],"expirationSeconds":600}}""");

    private final Random random;
    private final ObjectMapper json = JsonMapper.shared();

    NonsenseBodies(Random random) {
        this.random = random;
    }

    /** A body, half the time one that says it is of the collection's version. */
    byte[] next(String collection) {
        return switch (random.nextInt(12)) {
            case 0 -> bytes(random.nextInt(200));
            case 1 -> protobuf();
            case 2 -> yaml().getBytes(StandardCharsets.UTF_8);
            case 3 -> deep().getBytes(StandardCharsets.UTF_8);
            case 4 -> text(value(3)).getBytes(StandardCharsets.UTF_8);
            case 5, 6, 7 -> broken(text(mutated(collection))).getBytes(StandardCharsets.UTF_8);
            default -> text(mutated(collection)).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** A short text of any characters. */
    String text() {
        return random.ints(1 + random.nextInt(12), 1, 0x2000)
                .filter(Character::isDefined)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('x')
                .toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] protobuf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PROTOBUF_PREFIX);
        out.writeBytes(bytes(random.nextInt(120)));
        return out.toByteArray();
    }

    private String yaml() {
        String[] parts = {
            "a: ",
            "- ",
            "\n",
            "  ",
            "&x ",
            "*x ",
            "!!binary ",
            "{",
            "]",
            "'",
            "? ",
            "|\n",
            "---\n",
            "kind: Pod\n",
            "metadata:\n  name: a\n",
            "\t",
            "1e999",
            "~",
            "<<: *x\n",
            "%YAML 9.9\n"
        };
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(20); count > 0; count--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private String deep() {
        int depth = 1 << random.nextInt(15);
        return random.nextBoolean() ? "[".repeat(depth) : "{\"metadata\":".repeat(depth);
    }

    private String broken(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            default -> text.substring(0, at) + text() + text.substring(at);
        };
    }

    private String text(JsonNode value) {
        return json.writeValueAsString(value);
    }

    private JsonNode mutated(String collection) {
        JsonNode body = json.readTree(TEMPLATES.get(random.nextInt(TEMPLATES.size())));
        if (body instanceof ObjectNode object && random.nextBoolean()) {
            String[] parts = collection.split("/", -1);
            object.put("apiVersion", parts[1].equals("api") ? parts[2] : parts[2] + "/" + parts[3]);
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(body);
        }
        return body;
    }

    /** Walks down at random and puts another value where it stops. */
    private void change(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                List<String> names = List.copyOf(object.propertyNames());
                String name = names.isEmpty() || random.nextInt(4) == 0
                        ? FIELDS.get(random.nextInt(FIELDS.size()))
                        : names.get(random.nextInt(names.size()));
                JsonNode child = object.path(name);
                if (child.isContainer() && random.nextInt(3) > 0) {
                    change(child);
                } else {
                    object.set(name, value(2));
                }
            }
            case ArrayNode array
            when !array.isEmpty() -> {
                int index = random.nextInt(array.size());
                if (array.get(index).isContainer() && random.nextInt(3) > 0) {
                    change(array.get(index));
                } else {
                    array.set(index, value(2));
                }
            }
            default -> {}
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextInt(5) - 2);
            case 4 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 5 -> NODES.stringNode(text());
            case 6 -> NODES.stringNode("");
            case 7 -> NODES.stringNode("a".repeat(random.nextInt(300)));
            case 8 -> {
                ArrayNode array = NODES.arrayNode();
                for (int count = random.nextInt(4); count > 0; count--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int count = random.nextInt(4); count > 0; count--) {
                    object.set(FIELDS.get(random.nextInt(FIELDS.size())), value(depth - 1));
                }
                yield object;
            }
        };
    }
}
