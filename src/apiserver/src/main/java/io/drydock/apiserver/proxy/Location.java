package io.drydock.apiserver.proxy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * Where requests are passed on to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, an IPv6 address without brackets
 * @param port a number; empty for the scheme's own
 * @param path decoded; empty, or with a slash at its beginning
 * @param rawQuery as it was sent, without the question mark
 */
public record Location(String scheme, String host, String port, String path, String rawQuery) {
    private static final String LEGAL_IN_QUERIES = "-._~!$&'()*+,;=:@/?[]";
    private static final int ESCAPE_LENGTH = 3;

    public static Location of(String scheme, String host, String port) {
        return new Location(scheme, host, port, "", "");
    }

    public Location withPath(String other) {
        return new Location(scheme, host, port, other, rawQuery);
    }

    public Location withRawQuery(String other) {
        return new Location(scheme, host, port, path, other);
    }

    /** The host and, if one was given, the port, as they stand in a URL. */
    public String hostPort() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port.isEmpty() ? name : name + ":" + port;
    }

    URI toUri() throws DialException {
        try {
            String withoutQuery = new URI(scheme, hostPort(), path, null, null).toASCIIString();
            return new URI(rawQuery.isEmpty() ? withoutQuery : withoutQuery + "?" + legal(rawQuery))
                    .parseServerAuthority();
        } catch (URISyntaxException unusable) {
            throw DialException.unusable(hostPort(), unusable);
        }
    }

    /** What a URL may not have is escaped; what has been escaped stays as it is. */
    private static String legal(String query) {
        byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream legal = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            char character = (char) (bytes[at] & 0xff);
            if (isLegal(character) || character == '%' && isEscape(bytes, at)) {
                legal.write(character);
            } else {
                legal.writeBytes("%%%02X".formatted((int) character).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return legal.toString(StandardCharsets.US_ASCII);
    }

    private static boolean isLegal(char character) {
        boolean letterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
        return letterOrDigit || LEGAL_IN_QUERIES.indexOf(character) >= 0;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + ESCAPE_LENGTH <= bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    @Override
    public String toString() {
        return scheme + "://" + hostPort() + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }
}
