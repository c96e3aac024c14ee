package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.util.List;
import java.util.Optional;

/**
 * Formats of names and other strings: {@code format.dns1123Label().validate(name)} has no value when all is well.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/format.go: Format (1.36)"
 */
final class FormatFunctions {
    private static final CelType TYPE = OpaqueType.create("kubernetes.NamedFormat");
    private static final Argument<NamedFormat> FORMAT = new Argument<>(TYPE, NamedFormat.class);

    private FormatFunctions() {}

    static void addTo(Functions functions) {
        for (NamedFormat format : NamedFormat.values()) {
            String name = "format." + format.function();
            functions.global(name, name, TYPE, ignored -> format);
        }
        functions.global(
                "format.named", "format-named", OptionalType.create(TYPE), Arguments.STRING, NamedFormat::named);
        functions.member(
                "validate",
                "format-validate",
                OptionalType.create(ListType.create(SimpleType.STRING)),
                FORMAT,
                Arguments.STRING,
                FormatFunctions::validate);
    }

    private static Optional<List<String>> validate(NamedFormat format, String value) {
        List<String> problems = format.problems(value);
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }
}
