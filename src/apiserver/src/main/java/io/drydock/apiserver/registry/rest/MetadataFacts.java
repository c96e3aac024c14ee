package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What most selectors look at. It is read from an object's bytes without reading the rest of the object. */
record MetadataFacts(String name, String namespace, Map<String, String> labels) {
    private static final ObjectMapper JSON = JsonMapper.shared();

    static MetadataFacts of(KubeObject object) {
        return new MetadataFacts(object.name(), object.namespace(), object.labels());
    }

    /** @param start where the metadata's opening brace is */
    static MetadataFacts read(byte[] json, int start) {
        String name = "";
        String namespace = "";
        Map<String, String> labels = Map.of();
        try (JsonParser parser = JSON.createParser(json, start, json.length - start)) {
            parser.nextToken();
            // Labels are stored after the names; an object that has none is read to the end of its metadata.
            while (labels.isEmpty() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "name" -> name = parser.getString();
                    case "namespace" -> namespace = parser.getString();
                    case "labels" -> labels = readLabels(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        return new MetadataFacts(name, namespace, labels);
    }

    private static Map<String, String> readLabels(JsonParser parser) {
        Map<String, String> labels = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            labels.put(key, parser.getString());
        }
        return labels;
    }
}
