package io.drydock.kubeapiserver.openapi;

import io.drydock.apiserver.openapi.SchemaDefaults;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the Swagger 2.0 document of a release: every definition, path and verb, with all descriptions left out. */
public final class PublishedOpenApi {
    private static final String DEFAULTS = "defaults-1.36.json";

    private PublishedOpenApi() {}

    /** @param release such as {@code 1.36} */
    public static JsonNode read(String release) {
        String name = "openapi-" + release + ".json.gz";
        try (InputStream file = PublishedOpenApi.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException("no " + name + " beside " + PublishedOpenApi.class.getName());
            }
            return JsonMapper.shared().readTree(new GZIPInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the fields of the newest release are when nobody says; older releases tell nobody. */
    public static SchemaDefaults defaults() {
        try (InputStream file = PublishedOpenApi.class.getResourceAsStream(DEFAULTS)) {
            if (file == null) {
                throw new FileNotFoundException("no " + DEFAULTS + " beside " + PublishedOpenApi.class.getName());
            }
            return new SchemaDefaults(JsonMapper.shared().readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
