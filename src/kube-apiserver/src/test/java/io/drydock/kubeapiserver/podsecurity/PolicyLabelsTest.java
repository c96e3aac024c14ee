package io.drydock.kubeapiserver.podsecurity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.validation.FieldError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyLabelsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            foo=bar | privileged:latest privileged:latest privileged:latest
            enforce=baseline | baseline:latest privileged:latest baseline:latest
            enforce=baseline,enforce-version=v1.22 | baseline:v1.22 privileged:latest baseline:v1.22
            enforce=restricted,warn=baseline,audit=restricted | restricted:latest restricted:latest baseline:latest
            enforce=restricted,warn-version=v1.30 | restricted:latest privileged:latest restricted:v1.30
            enforce=nothing | restricted:latest privileged:latest privileged:latest
            enforce=baseline,enforce-version=v1.07 | baseline:latest privileged:latest baseline:latest
            """)
    void labels_say_what_a_namespace_wants(String labels, String expected) {
        Policy policy = PolicyLabels.read(labels(labels), Policy.OPEN).policy();
        assertEquals(expected, policy.enforce() + " " + policy.audit() + " " + policy.warn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            warn=x | metadata.labels[pod-security.kubernetes.io/warn]: Invalid value: "x": must be one of privileged, baseline, restricted
            audit-version=1.20 | metadata.labels[pod-security.kubernetes.io/audit-version]: Invalid value: "1.20": must be "latest" or "v1.x"
            """)
    void labels_that_make_no_sense_are_errors(String labels, String expected) {
        assertEquals(
                expected,
                FieldError.aggregate(
                        PolicyLabels.read(labels(labels), Policy.OPEN).errors()));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        for (String label : text.split(",")) {
            String[] parts = label.split("=");
            labels.put(PolicyLabels.PREFIX + parts[0], parts[1]);
        }
        return labels;
    }
}
