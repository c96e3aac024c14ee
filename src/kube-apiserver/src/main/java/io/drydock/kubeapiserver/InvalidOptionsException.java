package io.drydock.kubeapiserver;

import java.util.List;

/** The command line cannot be followed. There is one sentence for everything that is wrong with it. */
public final class InvalidOptionsException extends Exception {
    private final List<String> problems;

    InvalidOptionsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
