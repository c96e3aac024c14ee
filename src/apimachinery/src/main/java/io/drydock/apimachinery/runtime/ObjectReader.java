package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.protobuf.MalformedProtobufException;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.protobuf.ProtobufMessage;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apimachinery.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the body of a request the object that its endpoint takes, or says in the real server's words why not. The
 * object keeps to its type; it is neither defaulted nor converted.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go: createHandler, rest.go: transformDecodeError"
 */
public final class ObjectReader {
    private static final int LONGEST_QUOTE = 30;

    private final Scheme scheme;
    private final DecodeWording wording;

    public ObjectReader(Scheme scheme) {
        this.scheme = scheme;
        this.wording = DecodeWording.of(scheme.catalog().release());
    }

    /** How a body is written. */
    public enum Format {
        JSON,
        YAML,
        PROTOBUF
    }

    /**
     * What was read.
     *
     * @param object has its kind set, also if the body did not say it
     * @param strictErrors what strict field validation refuses, each a phrase such as
     *     {@code unknown field "spec.colour"}
     */
    public record Read(KubeObject object, List<String> strictErrors) {
        public Read {
            strictErrors = List.copyOf(strictErrors);
        }
    }

    /**
     * Reads what an endpoint of this kind was sent.
     *
     * @param endpoint what the body is taken for where it does not say, and what it has to be
     * @throws StatusException 400 when it is something else or nothing at all
     */
    public Read read(byte[] body, Format format, GroupVersionKind endpoint) {
        return read(body, format, endpoint, endpoint.groupVersion()::equals);
    }

    /**
     * Reads what an endpoint that takes several versions was sent.
     *
     * @param accepted the versions that it takes
     */
    public Read read(byte[] body, Format format, GroupVersionKind endpoint, Predicate<GroupVersion> accepted) {
        Read read;
        try {
            read = decode(body, format, endpoint);
            requireConvertible(read.object().groupVersionKind(), endpoint);
        } catch (DecodeException e) {
            throw StatusErrors.badRequest(describe(e, endpoint.kind(), body));
        }
        GroupVersion version = read.object().groupVersionKind().groupVersion();
        if (!accepted.test(version)) {
            throw StatusErrors.badRequest("the API version in the data (" + version
                    + ") does not match the expected API version (" + endpoint.groupVersion() + ")");
        }
        return read;
    }

    /**
     * Reads any object that the scheme knows.
     *
     * @param byDefault what the bytes are taken for where they do not say
     * @throws DecodeException with the plain cause
     */
    public Read decode(byte[] body, Format format, GroupVersionKind byDefault) {
        return switch (format) {
            case JSON -> decodeJson(body, body, byDefault);
            case YAML -> decodeYaml(body, byDefault);
            case PROTOBUF -> decodeProtobuf(body, byDefault);
        };
    }

    /**
     * Reads JSON or YAML into what is there for it already: it may say any version, or none, but no other kind.
     *
     * @param schemeName where Go makes the scheme that does not know other kinds
     * @throws DecodeException with the plain cause
     */
    public ObjectNode decodeInto(byte[] body, Format format, GroupVersionKind target, String schemeName) {
        byte[] json = format == Format.YAML ? JsonEncoder.encode(fromYaml(body).tree()) : body;
        GroupVersionKind kind = withDefaults(KindFinder.find(json), target);
        if (!kind.kind().equals(target.kind())) {
            throw unknown(kind, schemeName);
        }
        return decode(json, target, typeOf(target, body)).object().tree();
    }

    private static DecodeException unknown(GroupVersionKind kind, String schemeName) {
        return new DecodeException(
                "no kind \"" + kind.kind() + "\" is registered for version \"" + kind.groupVersion() + "\" in scheme \""
                        + schemeName + "\"",
                kind);
    }

    private Read decodeYaml(byte[] body, GroupVersionKind byDefault) {
        YamlDecoder.Strictly yaml = fromYaml(body);
        Read read = decodeJson(JsonEncoder.encode(yaml.tree()), body, byDefault);
        List<String> strictErrors = new ArrayList<>();
        yaml.repeated().ifPresent(strictErrors::add);
        strictErrors.addAll(read.strictErrors());
        return new Read(read.object(), strictErrors);
    }

    private Read decodeJson(byte[] json, byte[] body, GroupVersionKind byDefault) {
        GroupVersionKind kind = withDefaults(KindFinder.find(json), byDefault);
        return decode(json, kind, typeOf(kind, body));
    }

    /** What is zero on the wire has no place in JSON, so the object is brought into JSON's form. */
    private Read decodeProtobuf(byte[] body, GroupVersionKind byDefault) {
        ProtobufMessage message;
        try {
            message = ProtobufDecoder.open(body);
        } catch (MalformedProtobufException malformed) {
            throw new DecodeException(String.valueOf(malformed.getMessage()));
        }
        GroupVersionKind kind = withDefaults(kindOf(message), byDefault);
        StructType type = typeOf(kind, body);
        try {
            ObjectNode tree = new ProtobufDecoder(scheme.catalog().release())
                    .read(new ProtobufMessage(kind.apiVersion(), kind.kind(), message.bytes()));
            return decode(JsonEncoder.encode(CanonicalForm.ofJson(tree, type)), kind, type);
        } catch (MalformedProtobufException malformed) {
            throw new DecodeException(String.valueOf(malformed.getMessage()), kind);
        }
    }

    /** An API version that is none counts as not said. */
    private static GroupVersionKind kindOf(ProtobufMessage message) {
        try {
            return GroupVersion.parse(message.apiVersion()).withKind(message.kind());
        } catch (IllegalArgumentException noVersion) {
            return new GroupVersionKind("", "", message.kind());
        }
    }

    private StructType typeOf(GroupVersionKind kind, byte[] body) {
        if (kind.kind().isEmpty()) {
            throw new DecodeException("Object 'Kind' is missing in '" + text(body) + "'", kind);
        }
        if (kind.version().isEmpty()) {
            throw new DecodeException("Object 'apiVersion' is missing in '" + text(body) + "'", kind);
        }
        return scheme.typeOf(kind).orElseThrow(() -> unknown(kind, scheme.name()));
    }

    private Read decode(byte[] json, GroupVersionKind kind, StructType type) {
        try {
            TypedDecoder.Decoded decoded = TypedDecoder.decode(json, type, wording);
            KubeObject object = KubeObject.of(decoded.tree());
            object.setKind(kind);
            return new Read(object, decoded.strictErrors());
        } catch (DecodeException e) {
            throw new DecodeException(String.valueOf(e.getMessage()), kind);
        }
    }

    /**
     * What the client is told when its body could not be decoded.
     *
     * @param wanted the kind that the endpoint takes
     */
    public static String describe(DecodeException problem, String wanted, byte[] body) {
        GroupVersionKind kind = problem.kind().orElse(null);
        return kind != null && !kind.kind().isEmpty()
                ? kind.kind() + " in version \"" + kind.version() + "\" cannot be handled as a " + wanted + ": "
                        + problem.getMessage()
                : "the object provided is unrecognized (must be of type " + wanted + "): " + problem.getMessage() + " ("
                        + summary(body) + ")";
    }

    private void requireConvertible(GroupVersionKind given, GroupVersionKind endpoint) {
        if (!given.equals(endpoint) && !scheme.convertible(given, endpoint)) {
            throw new DecodeException(inconvertible(given, endpoint), given);
        }
    }

    /** What there is to say of an object of a kind that cannot be made one of another. */
    public String inconvertible(GroupVersionKind given, GroupVersionKind wanted) {
        return "converting (" + goType(given) + ") to (" + InternalPackages.of(wanted) + "." + wanted.kind()
                + "): unknown conversion";
    }

    private String goType(GroupVersionKind kind) {
        return scheme.typeOf(kind).map(StructType::goName).orElse(kind.version() + "." + kind.kind());
    }

    private static YamlDecoder.Strictly fromYaml(byte[] body) {
        try {
            return YamlDecoder.decodeStrictly(body);
        } catch (YamlSyntaxException e) {
            throw new DecodeException(String.valueOf(e.getMessage()));
        }
    }

    private static GroupVersionKind withDefaults(GroupVersionKind given, GroupVersionKind byDefault) {
        String kind = given.kind().isEmpty() ? byDefault.kind() : given.kind();
        boolean nothing = given.version().isEmpty() && given.group().isEmpty();
        if (nothing || (given.version().isEmpty() && given.group().equals(byDefault.group()))) {
            return byDefault.groupVersion().withKind(kind);
        }
        return given.groupVersion().withKind(kind);
    }

    private static String summary(byte[] body) {
        if (body.length == 0) {
            return "<empty>";
        }
        int shown = Math.min(body.length, LONGEST_QUOTE);
        String start = body[0] == '{'
                ? new String(body, 0, shown, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(body, 0, shown);
        return body.length > shown ? start + " ..." : start;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
