package io.drydock.apiserver.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a list goes on: URL-safe base64 of {@code {"v":"meta.k8s.io/v1","rv":…,"start":…}}.
 *
 * @param revision that the whole list is of; -1 to go on with the newest
 * @param startKey a whole key
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go: decodeContinue, encodeContinue"
 */
record ContinueToken(long revision, String startKey) {
    private static final String VERSION = "meta.k8s.io/v1";
    private static final long NEWEST = -1;

    /** For the page after a key. */
    static ContinueToken after(String key, long revision) {
        return new ContinueToken(revision, key + "\0");
    }

    boolean isOfNewest() {
        return revision < 0;
    }

    /** Goes on from the same place with what is there now. */
    ContinueToken atNewest() {
        return new ContinueToken(NEWEST, startKey);
    }

    /** @param root the prefix of all keys of the list, left out of the token */
    String encode(String root) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.put("v", VERSION);
        token.put("rv", revision);
        token.put("start", startKey.substring(root.length()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonEncoder.encode(token));
    }

    /** @throws StatusException 400 when the text is no token of ours */
    static ContinueToken decode(String text, String root, Release release) {
        JsonNode token = read(text);
        String version = token.path("v").asString("");
        if (!version.equals(VERSION)) {
            String shown = release.atLeast(Release.V1_36) ? version : GoValue.quote(version);
            throw invalid("server does not recognize this encoded version " + shown);
        }
        long revision = token.path("rv").asLong(0);
        if (revision == 0) {
            throw invalid("incorrect encoded start resourceVersion (version " + VERSION + ")");
        }
        String start = token.path("start").asString("");
        if (start.isEmpty()) {
            throw invalid("encoded start key empty (version " + VERSION + ")");
        }
        if (leavesRoot(start)) {
            throw invalid(start);
        }
        return new ContinueToken(revision, root + (start.startsWith("/") ? start.substring(1) : start));
    }

    // A token comes from the client: it must not reach what lies outside of the list.
    private static boolean leavesRoot(String start) {
        String path = start.startsWith("/") ? start.substring(1) : start;
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode read(String text) {
        try {
            return JsonDecoder.decode(decodeBase64(text));
        } catch (JsonSyntaxException notJson) {
            throw invalid(notJson.getMessage());
        }
    }

    private static byte[] decodeBase64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean legal =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!legal) {
                throw invalid("illegal base64 data at input byte " + i);
            }
        }
        if (text.length() % 4 == 1) {
            throw invalid("illegal base64 data at input byte " + (text.length() - 1));
        }
        return Base64.getUrlDecoder().decode(text.getBytes(UTF_8));
    }

    private static StatusException invalid(String problem) {
        return StatusErrors.badRequest("invalid continue token: continue key is not valid: " + problem);
    }
}
