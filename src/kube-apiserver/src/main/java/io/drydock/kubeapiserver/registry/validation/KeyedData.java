package io.drydock.kubeapiserver.registry.validation;

import java.nio.charset.StandardCharsets;

/** The size of what config maps and secrets hold. */
public final class KeyedData {
    /** In bytes, all values together. */
    public static final int MAX_SIZE = 1024 * 1024;

    private KeyedData() {}

    public static long utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** How many bytes a text in base 64 stands for. */
    public static long decodedLength(String base64) {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4L * 3 - padding;
    }
}
