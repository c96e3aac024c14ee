package io.drydock.kubeapiserver.registry.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that choose devices; the answers are those that a real server gave. */
final class DeviceExpressionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "fine", textBlock = """
            device.attributes['a.b'].model == 'x' | fine
            device.attributes.all(a, device.attributes.all(b, true)) | fine
            device.attributes.all(a, device.attributes.all(b, device.attributes.all(c, device.attributes.all(d, true)))) | Forbidden: too complex, exceeds cost limit
            device.driver | Invalid value: "device.driver": must evaluate to bool or the unknown type, not string
            """)
    void what_is_wrong_with_them(String expression, String problem) {
        FieldErrors errors = new FieldErrors();
        DeviceExpressions.validate(expression, FieldPath.of("expression"), errors);
        assertEquals(
                problem,
                errors.list().stream().map(ErrorWording.NEWER::body).findFirst().orElse(null));
    }
}
