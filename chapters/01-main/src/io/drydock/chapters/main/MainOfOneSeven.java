package io.drydock.chapters.main;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How release 1.7 did it, before there was a command object: {@code main} itself makes the options, parses the flags
 * into them and runs the server with them. Nothing in it can be called by a test, or given another thing to run.
 *
 * @see "Go 1.7: cmd/kube-apiserver/apiserver.go: main"
 */
final class MainOfOneSeven {
    private MainOfOneSeven() {}

    // tag::one-seven[]
    static void main(String... arguments) {
        // Go's generator of random numbers began every process with the same numbers unless it was given a seed, so
        // that all API servers would have drawn the same names and the same delays. Java's is never the same twice.
        int drawn = ThreadLocalRandom.current().nextInt(1000);
        Logs logs = Logs.init(System.err);
        if (Arrays.asList(arguments).contains("--version")) {
            System.out.println("Kubernetes v1.7.0");
            System.exit(0);
        }
        logs.info("serving, and drew " + drawn);
    }
    // end::one-seven[]
}
