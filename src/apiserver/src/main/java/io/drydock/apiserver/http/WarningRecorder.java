package io.drydock.apiserver.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what the client is to be warned about, and says it in {@code Warning} headers: each warning once, and all of
 * them within what clients take; when they are too long, each is cut.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/warning.go: recorder"
 */
public final class WarningRecorder {
    /** Set by the filter chain for every request. */
    public static final Attribute<WarningRecorder> ATTRIBUTE = Attribute.named("warnings");

    private static final int MAX_TOTAL = 4 * 1024;
    private static final int MAX_WHEN_CUT = 256;

    private final HttpExchange exchange;
    private final Set<String> warnings = new LinkedHashSet<>();

    public WarningRecorder(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** Warns the client of this exchange; it must come before the first byte of the answer. */
    public static void warn(HttpExchange exchange, String text) {
        exchange.attribute(ATTRIBUTE).orElseGet(() -> startedFor(exchange)).add(text);
    }

    /** Where a request did not come through the filters. */
    private static WarningRecorder startedFor(HttpExchange exchange) {
        WarningRecorder recorder = new WarningRecorder(exchange);
        exchange.setAttribute(ATTRIBUTE, recorder);
        return recorder;
    }

    private synchronized void add(String text) {
        boolean breaksHeader = text.chars().anyMatch(Character::isISOControl);
        if (text.isEmpty() || breaksHeader || !warnings.add(text)) {
            return;
        }
        List<String> values = headerValues();
        exchange.setHeader("Warning", values.getFirst());
        values.stream().skip(1).forEach(value -> exchange.addHeader("Warning", value));
    }

    private List<String> headerValues() {
        int total = warnings.stream().mapToInt(String::length).sum();
        List<String> values = new ArrayList<>();
        int written = 0;
        for (String warning : warnings) {
            if (written >= MAX_TOTAL) {
                break;
            }
            boolean cut = total > MAX_TOTAL && warning.length() > MAX_WHEN_CUT;
            String text = cut ? warning.substring(0, MAX_WHEN_CUT) : warning;
            written += text.length();
            values.add("299 - \"" + quote(text) + "\"");
        }
        return values;
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }
}
