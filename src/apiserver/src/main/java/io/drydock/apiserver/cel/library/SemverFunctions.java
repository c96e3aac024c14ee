package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.util.Optional;

/**
 * Versions such as {@code semver("1.2.3")}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/semverlib.go: SemverLib (1.36)"
 */
final class SemverFunctions {
    private static final CelType TYPE = OpaqueType.create("kubernetes.Semver");
    private static final Argument<Semver> SEMVER = new Argument<>(TYPE, Semver.class);

    private SemverFunctions() {}

    static void addTo(Functions functions) {
        functions.global(
                "semver", "string_to_semver", TYPE, Arguments.STRING, text -> orFail(Semver.parse(text), text));
        functions.global(
                "semver",
                "string_bool_to_semver",
                TYPE,
                Arguments.STRING,
                Arguments.BOOL,
                (text, tolerant) -> orFail(parse(text, tolerant), text));
        functions.global(
                "isSemver",
                "is_semver_string",
                SimpleType.BOOL,
                Arguments.STRING,
                text -> Semver.parse(text).isPresent());
        functions.global(
                "isSemver",
                "is_semver_string_bool",
                SimpleType.BOOL,
                Arguments.STRING,
                Arguments.BOOL,
                (text, tolerant) -> parse(text, tolerant).isPresent());
        functions.comparisons("semver", SEMVER);
        functions.member(
                "major",
                "semver_major",
                SimpleType.INT,
                SEMVER,
                version -> version.major().longValue());
        functions.member(
                "minor",
                "semver_minor",
                SimpleType.INT,
                SEMVER,
                version -> version.minor().longValue());
        functions.member(
                "patch",
                "semver_patch",
                SimpleType.INT,
                SEMVER,
                version -> version.patch().longValue());
    }

    private static Optional<Semver> parse(String text, boolean tolerant) {
        return tolerant ? Semver.parseTolerant(text) : Semver.parse(text);
    }

    private static Semver orFail(Optional<Semver> version, String text) {
        return version.orElseThrow(() -> new FunctionException("Invalid semantic version \"" + text + "\""));
    }
}
