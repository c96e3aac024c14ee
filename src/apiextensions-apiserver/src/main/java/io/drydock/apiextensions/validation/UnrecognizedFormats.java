package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells authors of definitions which formats in their schemas mean nothing to the server.
 *
 * @see "Go 1.36: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/validation/formats.go: GetUnrecognizedFormats"
 */
public final class UnrecognizedFormats {
    /** Of texts, without their dashes. */
    private static final Set<String> TEXTS = Set.of(
            "bsonobjectid",
            "uri",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "cidr",
            "mac",
            "uuid",
            "uuid3",
            "uuid4",
            "uuid5",
            "isbn",
            "isbn10",
            "isbn13",
            "creditcard",
            "ssn",
            "hexcolor",
            "rgbcolor",
            "byte",
            "password",
            "date",
            "duration",
            "datetime",
            "k8sshortname",
            "k8slongname");

    private UnrecognizedFormats() {}

    /** One for each place where such a format stands. */
    public static List<String> warnings(KubeObject definition) {
        List<String> warnings = new ArrayList<>();
        DefinitionView view = DefinitionView.of(definition);
        collect(view.shared("schema"), warnings);
        view.versions().forEach(version -> collect(view.ownOf(version, "schema"), warnings));
        return warnings;
    }

    private static void collect(JsonNode holder, List<String> warnings) {
        SchemaWalk.visit(holder.path("openAPIV3Schema"), schema -> {
            String format = schema.path("format").asString("");
            if (!format.isEmpty() && !isRecognized(format, schema.path("type").asString(""))) {
                warnings.add("unrecognized format " + GoValue.quote(format));
            }
        });
    }

    private static boolean isRecognized(String format, String type) {
        return switch (type) {
            case "", "string" -> TEXTS.contains(format.replace("-", ""));
            case "integer" -> format.equals("int32") || format.equals("int64");
            case "number" -> format.equals("float") || format.equals("double");
            default -> false;
        };
    }
}
