package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.ValueType;
import java.util.Optional;

/**
 * What {@code --version} asks for.
 *
 * @see "Go: staging/src/k8s.io/component-base/version/verflag/verflag.go: versionValue"
 */
public enum PrintVersion {
    NO("false"),
    SHORT("true"),
    RAW("raw");

    static final ValueType<PrintVersion> TYPE = new ValueType<>() {
        @Override
        public String name() {
            return "version[=true]";
        }

        @Override
        public PrintVersion parse(String text) {
            for (PrintVersion choice : values()) {
                if (choice.text.equals(text)) {
                    return choice;
                }
            }
            throw new IllegalArgumentException("expected true, false or raw");
        }

        @Override
        public String format(PrintVersion value) {
            return value.text;
        }

        @Override
        public Optional<String> impliedValue() {
            return Optional.of(SHORT.text);
        }
    };

    private final String text;

    PrintVersion(String text) {
        this.text = text;
    }
}
