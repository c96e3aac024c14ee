package io.drydock.apiserver.cel.library;

import com.google.re2j.Pattern;
import io.drydock.apimachinery.validation.NameRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQuery;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The formats that a string can be held to.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/format.go: ConstantFormats (1.36)"
 */
public enum NamedFormat {
    DNS1123_LABEL("dns1123Label", 30, value -> NameRules.nameIsDnsLabel(value, false)),
    DNS1123_SUBDOMAIN("dns1123Subdomain", 60, value -> NameRules.nameIsDnsSubdomain(value, false)),
    DNS1035_LABEL("dns1035Label", 30, value -> NameRules.nameIsDns1035Label(value, false)),
    QUALIFIED_NAME("qualifiedName", 60, NameRules::qualifiedName),
    DNS1123_LABEL_PREFIX("dns1123LabelPrefix", 30, value -> NameRules.nameIsDnsLabel(value, true)),
    DNS1123_SUBDOMAIN_PREFIX("dns1123SubdomainPrefix", 60, value -> NameRules.nameIsDnsSubdomain(value, true)),
    DNS1035_LABEL_PREFIX("dns1035LabelPrefix", 30, value -> NameRules.nameIsDns1035Label(value, true)),
    LABEL_VALUE("labelValue", 40, NameRules::labelValue),
    URI("uri", 1000, NamedFormat::problemsOfUri),
    UUID("uuid", 100, value -> Uuids.PATTERN.matches(value) ? List.of() : List.of("does not match the UUID format")),
    BYTE("byte", 1000, NamedFormat::problemsOfBytes),
    DATE(
            "date",
            100,
            value -> problemsOfTime(value, "invalid date", DateTimeFormatter.ISO_LOCAL_DATE, LocalDate::from)),
    DATETIME(
            "datetime",
            100,
            value -> problemsOfTime(value, "invalid datetime", DateTimeFormatter.ISO_DATE_TIME, LocalDateTime::from));

    private final String function;
    private final int patternSize;
    private final Function<String, List<String>> rule;

    NamedFormat(String function, int patternSize, Function<String, List<String>> rule) {
        this.function = function;
        this.patternSize = patternSize;
        this.rule = rule;
    }

    /** Compiled when the first UUID is looked at. */
    private static final class Uuids {
        static final Pattern PATTERN =
                Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}");
    }

    static Optional<NamedFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.function.equals(name))
                .findFirst();
    }

    /** What is wrong with the value, each in a sentence; nothing when it has the format. */
    List<String> problems(String value) {
        return rule.apply(value);
    }

    private static List<String> problemsOfUri(String value) {
        try {
            Url.parse(value);
            return List.of();
        } catch (FunctionException e) {
            return List.of(e.getMessage().substring(e.getMessage().indexOf("parse \"")));
        }
    }

    private static List<String> problemsOfBytes(String value) {
        try {
            Base64.getDecoder().decode(value);
            return value.length() % 4 == 0 ? List.of() : List.of("invalid base64");
        } catch (IllegalArgumentException e) {
            return List.of("invalid base64");
        }
    }

    private static List<String> problemsOfTime(
            String value, String problem, DateTimeFormatter format, TemporalQuery<?> type) {
        try {
            format.parse(value, type);
            return List.of();
        } catch (DateTimeException e) {
            return List.of(problem);
        }
    }

    /** Its name as in {@code format.dns1123Label()}. */
    String function() {
        return function;
    }

    /** How long the pattern may be that has to be matched, which is what a check costs by. */
    public int patternSize() {
        return patternSize;
    }
}
