package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.GoBase64;
import io.drydock.apimachinery.runtime.KindFinder;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlSyntaxException;
import io.drydock.apiserver.webhook.WebhookCallException;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * Reads what webhooks answer: JSON or YAML that must be a review of the version that was asked in, where it says of
 * which it is.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/codec_factory.go: CodecFactory.LegacyCodec"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/client.go: NewClientManager"
 */
final class ReviewDecoder {
    private static final String GROUP = "admission.k8s.io";
    private static final String KIND = "AdmissionReview";

    private ReviewDecoder() {}

    /** @param version in which the webhook was asked */
    static JsonNode decode(byte[] body, String version) throws WebhookCallException {
        try {
            boolean isJson = firstCharacter(body) == '{' || firstCharacter(body) == 0;
            byte[] json = isJson ? body : JsonEncoder.encode(YamlDecoder.decode(body));
            requireReview(KindFinder.find(json), version);
            JsonNode review = JsonDecoder.decode(json);
            requireTypes(review.path("response"));
            return review;
        } catch (DecodeException | YamlSyntaxException unreadable) {
            throw new WebhookCallException(String.valueOf(unreadable.getMessage()));
        }
    }

    private static int firstCharacter(byte[] body) {
        for (byte next : body) {
            if (!Character.isWhitespace(next)) {
                return next;
            }
        }
        return 0;
    }

    private static void requireReview(GroupVersionKind said, String version) throws WebhookCallException {
        String group = said.version().isEmpty() ? GROUP : said.group();
        String ofVersion = said.version().isEmpty() ? version : said.version();
        String kind = said.kind().isEmpty() ? KIND : said.kind();
        boolean isReview = group.equals(GROUP) && kind.equals(KIND);
        if (!isReview || !AdmissionReview.VERSIONS.contains(ofVersion)) {
            throw new WebhookCallException("no kind " + GoValue.quote(kind) + " is registered for version "
                    + GoValue.quote(group.isEmpty() ? ofVersion : group + "/" + ofVersion)
                    + " in scheme \"k8s.io/apiserver/pkg/util/webhook/client.go:71\"");
        }
        if (!ofVersion.equals(version)) {
            throw new WebhookCallException("converting (" + ofVersion + "." + KIND + ") to (" + version + "." + KIND
                    + "): unknown conversion");
        }
    }

    private static void requireTypes(JsonNode response) throws WebhookCallException {
        JsonNode allowed = response.path("allowed");
        if (!allowed.isMissingNode() && !allowed.isNull() && !allowed.isBoolean()) {
            throw new WebhookCallException("json: cannot unmarshal " + (allowed.isString() ? "string" : "value")
                    + " into Go struct field AdmissionResponse.response.allowed of type bool");
        }
        patch(response);
    }

    /** Empty when there is none. */
    static byte[] patch(JsonNode response) throws WebhookCallException {
        String text = response.path("patch").asString("");
        int wrong = GoBase64.firstWrongByte(text);
        if (wrong >= 0) {
            throw new WebhookCallException("illegal base64 data at input byte " + wrong);
        }
        return Base64.getDecoder().decode(GoBase64.canonical(text));
    }
}
