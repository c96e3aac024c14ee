package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.http.HttpExchange;

/**
 * Tells the client something that is no failure.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/http.go: NewWarningHeader"
 */
public final class WarningHeader {
    private WarningHeader() {}

    public static void add(HttpExchange exchange, String text) {
        exchange.addHeader("Warning", "299 - \"" + escaped(text) + "\"");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                continue;
            }
            if (c == '"' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
