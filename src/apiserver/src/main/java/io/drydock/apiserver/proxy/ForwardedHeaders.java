package io.drydock.apiserver.proxy;

import java.util.Locale;
import java.util.Set;

/** Which headers go through a proxy, and which are between its neighbours only. */
final class ForwardedHeaders {
    private static final Set<String> BETWEEN_NEIGHBOURS = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** The client library writes them itself, from what it knows of the body and the location. */
    private static final Set<String> WRITTEN_ANEW = Set.of("host", "content-length", "expect");

    /** The caller has proved with it who they are to this server, and no other is to have it. */
    private static final String CREDENTIALS = "authorization";

    private ForwardedHeaders() {}

    static boolean goForth(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !BETWEEN_NEIGHBOURS.contains(lower) && !WRITTEN_ANEW.contains(lower) && !lower.equals(CREDENTIALS);
    }

    /** Of a request to upgrade: also what says to which protocol. */
    static boolean goForthInUpgrade(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.equals("host") && !lower.equals("x-forwarded-for") && !lower.equals(CREDENTIALS);
    }

    /** What a page of another origin may do here is for this server to say. */
    static boolean goBack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !BETWEEN_NEIGHBOURS.contains(lower) && !lower.startsWith("access-control-") && !lower.startsWith(":");
    }
}
