package io.drydock.chapters.complete;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which APIs are on, each under the one name it has today. The core API was written in four ways in its time.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
final class RuntimeConfig {
    private RuntimeConfig() {}

    // tag::spellings[]
    static Map<String, Boolean> inOneSpelling(Map<String, String> given) {
        Map<String, Boolean> config = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            boolean isCore = key.matches("(api/)?v1(/.*)?");
            // "api/legacy" was the core API in all its versions. There is one, and it cannot be turned off that way.
            if (!key.equals("api/legacy")) {
                config.put(isCore ? "v1" : key, !value.equals("false"));
            }
        });
        return config;
    }
    // end::spellings[]
}
