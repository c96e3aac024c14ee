package io.drydock.kubeapiserver.admission.eventratelimit;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many events there may be.
 *
 * @param perSecond in the long run
 * @param burst at once
 * @param cacheSize of how many sources it is remembered how much they have sent
 * @see "Go: plugin/pkg/admission/eventratelimit/apis/eventratelimit/types.go: Limit"
 */
public record EventLimit(Type type, int perSecond, int burst, int cacheSize) {
    public static final int DEFAULT_CACHE_SIZE = 4096;

    /** Which events share a limit. */
    public enum Type {
        SERVER("Server"),
        NAMESPACE("Namespace"),
        USER("User"),
        SOURCE_AND_OBJECT("SourceAndObject");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        public static Optional<Type> parse(String text) {
            return Arrays.stream(values())
                    .filter(type -> type.text.equals(text))
                    .findFirst();
        }

        public static String all() {
            return Arrays.stream(values()).map(Type::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What the event has in common with those that share its limit. */
    String key(AdmissionAttributes attributes) {
        return switch (type) {
            case SERVER -> "";
            case NAMESPACE -> attributes.namespace();
            case USER -> attributes.user().name();
            case SOURCE_AND_OBJECT -> sourceAndObject(attributes.object().orElseThrow());
        };
    }

    private static String sourceAndObject(KubeObject event) {
        Stream<String> source = Stream.of("component", "host")
                .map(field -> event.at("source", field).asString(""));
        Stream<String> object = Stream.of("kind", "namespace", "name", "uid", "apiVersion")
                .map(field -> event.at("involvedObject", field).asString(""));
        return Stream.concat(source, object).collect(Collectors.joining());
    }
}
