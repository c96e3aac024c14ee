package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import tools.jackson.databind.JsonNode;

/**
 * A number or a text in its place as errors show it: older releases show the struct that holds either.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go: IntOrString"
 */
public final class ShownIntOrString {
    private ShownIntOrString() {}

    public static ShownValue of(JsonNode value) {
        String content = value.isString()
                ? "Type:1, IntVal:0, StrVal:" + GoValue.quote(value.asString())
                : "Type:0, IntVal:" + value.asLong(0) + ", StrVal:\"\"";
        return new ShownValue("intstr.IntOrString{" + content + "}", value.toString());
    }
}
