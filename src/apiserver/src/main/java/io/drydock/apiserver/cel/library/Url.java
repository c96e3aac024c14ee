package io.drydock.apiserver.cel.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A URL, absolute or beginning with a slash.
 *
 * @param host with the port, if there is one
 * @param path as it was escaped
 * @param query what follows the question mark, as written
 * @see "Go: net/url/url.go: URL"
 */
record Url(String scheme, String host, String path, String query) {
    private static final String PATH_CHARACTERS = "-_.~$&+,/:;=@!'()*[]%";

    /** @throws FunctionException when it is no URL that a request may be for */
    static Url parse(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            throw new FunctionException(
                    "URL parse error during conversion from string: parse \"" + text + "\": " + e.getMessage());
        }
    }

    static boolean isUrl(String text) {
        try {
            read(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Url read(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty url");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("net/url: invalid control character in URL");
        }
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        int colon = schemeEnd(whole);
        String scheme = whole.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        String rest = whole.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (scheme.isEmpty() && !rest.equals("*")) {
                throw new IllegalArgumentException("invalid URI for request");
            }
            return new Url(scheme, "", scheme.isEmpty() ? rest : "", query);
        }
        String host = "";
        if (!scheme.isEmpty() && rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            host = host(authority.substring(authority.lastIndexOf('@') + 1));
        }
        return new Url(scheme, host, escapedPath(rest), query);
    }

    /** Where the scheme's colon is; -1 when there is no scheme. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (c == ':') {
                if (i == 0) {
                    throw new IllegalArgumentException("missing protocol scheme");
                }
                return i;
            }
            if (!letter && !(later && i > 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static String host(String text) {
        int bracket = text.lastIndexOf(']');
        if (text.startsWith("[") && bracket < 0) {
            throw new IllegalArgumentException("missing ']' in host");
        }
        int colon = text.indexOf(':', text.startsWith("[") ? bracket : 0);
        String port = text.startsWith("[") ? text.substring(bracket + 1) : colon < 0 ? "" : text.substring(colon);
        boolean valid =
                port.isEmpty() || (port.charAt(0) == ':' && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
        if (!valid) {
            throw new IllegalArgumentException("invalid port \"" + port + "\" after host");
        }
        if (text.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("invalid character \" \" in host name");
        }
        return unescape(text, false);
    }

    private static String escapedPath(String path) {
        String decoded = unescape(path, false);
        if (path.chars().allMatch(Url::staysInPath)) {
            return path;
        }
        StringBuilder escaped = new StringBuilder();
        for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (b != '%' && staysInPath(b & 0xff)) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    private static boolean staysInPath(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PATH_CHARACTERS.indexOf(c) >= 0;
    }

    private static String unescape(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                boolean hex =
                        i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2]);
                if (!hex) {
                    String bad = new String(raw, i, Math.min(3, raw.length - i), StandardCharsets.UTF_8);
                    throw new IllegalArgumentException("invalid URL escape \"" + bad + "\"");
                }
                bytes.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
                i += 2;
            } else {
                bytes.write(plusIsSpace && raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    String hostname() {
        int bracket = host.indexOf(']');
        if (host.startsWith("[") && bracket > 0) {
            return host.substring(1, bracket);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    String port() {
        int colon = host.indexOf(':', Math.max(host.indexOf(']'), 0));
        return colon < 0 ? "" : host.substring(colon + 1);
    }

    /** The query's values by their names; what cannot be read is left out. */
    Map<String, List<String>> queryValues() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty() || pair.indexOf(';') >= 0) {
                continue;
            }
            int equals = pair.indexOf('=');
            try {
                String key = unescape(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = unescape(equals < 0 ? "" : pair.substring(equals + 1), true);
                values.computeIfAbsent(key, ignored -> new ArrayList<>()).add(value);
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return values;
    }
}
