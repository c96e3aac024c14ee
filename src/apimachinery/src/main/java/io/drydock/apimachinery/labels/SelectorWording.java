package io.drydock.apimachinery.labels;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.util.List;

/**
 * What a release says of a label selector that it does not take.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: NewRequirement, validateLabelKey"
 */
enum SelectorWording {
    OLDER {
        @Override
        String operatorExpected() {
            return "'=', '!=', '==', 'in', notin'";
        }

        @Override
        String key(String key, List<String> problems) {
            return "invalid label key " + GoValue.quote(key) + ": " + detail(problems);
        }

        @Override
        String value(String key, String value, List<String> problems) {
            return "invalid label value: " + GoValue.quote(value) + ": at key: " + GoValue.quote(key) + ": "
                    + detail(problems);
        }

        @Override
        String noInteger(String value) {
            return NO_INTEGER;
        }

        private static String detail(List<String> problems) {
            String body = ErrorWording.OLDER.body(invalid("", String.join("; ", problems)));
            return body.substring(body.indexOf(": ", body.indexOf(": ") + 1) + 2);
        }
    },

    NEWER {
        @Override
        String operatorExpected() {
            return "in, notin, =, ==, !=, gt, lt";
        }

        @Override
        String key(String key, List<String> problems) {
            return "<nil>: " + ErrorWording.NEWER.body(invalid(key, String.join("; ", problems)));
        }

        @Override
        String value(String key, String value, List<String> problems) {
            return "values[0][" + key + "]: " + ErrorWording.NEWER.body(invalid(value, String.join("; ", problems)));
        }

        @Override
        String noInteger(String value) {
            return "values[0]: " + ErrorWording.NEWER.body(invalid(value, NO_INTEGER));
        }
    };

    private static final String NO_INTEGER = "for 'Gt', 'Lt' operators, the value must be an integer";

    static SelectorWording of(Release release) {
        return release.atLeast(Release.V1_36) ? NEWER : OLDER;
    }

    abstract String operatorExpected();

    abstract String key(String key, List<String> problems);

    abstract String value(String key, String value, List<String> problems);

    abstract String noInteger(String value);

    private static FieldError invalid(String value, String problem) {
        return FieldError.invalid(FieldPath.of("values"), value, problem);
    }
}
