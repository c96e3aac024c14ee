package io.drydock.apimachinery.yaml;

/** Text that is no YAML, or none that JSON can hold; its message goes to the client as it is. */
public final class YamlSyntaxException extends IllegalArgumentException {
    YamlSyntaxException(String message) {
        super(message);
    }
}
