package io.drydock.apiserver.webhook;

import io.drydock.apiserver.proxy.ServerRefusal;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.client.ContentResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back from a webhook, as far as HTTP says.
 *
 * @see "Go: staging/src/k8s.io/client-go/rest/request.go: Request.transformResponse, Result.Error"
 */
final class WebhookAnswer {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int MOST_QUOTED = 2048;

    private WebhookAnswer() {}

    /** The body of a success. */
    static byte[] require(ContentResponse response) throws WebhookCallException {
        int status = response.getStatus();
        byte[] body = response.getContent();
        if (status < OK || status > PARTIAL_CONTENT) {
            throw new WebhookCallException(refusal(status, body, response.getMediaType()), status);
        }
        if (body.length == 0) {
            throw new WebhookCallException("0-length response with status code: " + status + " and content type: "
                    + (response.getMediaType() == null ? "" : response.getMediaType()));
        }
        return body;
    }

    private static String refusal(int status, byte[] body, @Nullable String mediaType) {
        JsonNode tree = tree(body);
        if (tree.path("kind").asString("").equals("Status")) {
            return tree.path("message").asString("");
        }
        boolean text = mediaType == null || mediaType.startsWith("text/");
        String quoted = text
                ? new String(body, 0, Math.min(body.length, MOST_QUOTED), StandardCharsets.UTF_8).strip()
                : "unknown";
        return ServerRefusal.message(status, quoted);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            return JsonMapper.shared().missingNode();
        }
    }
}
