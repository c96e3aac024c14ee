package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;

/**
 * What helps to look into a running server.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/feature.go: FeatureOptions"
 */
public final class FeatureOptions extends OptionGroup {
    public final Flag<Boolean> profiling =
            bool("profiling", true, "Serve profiles of the running server under /debug/pprof/.");
    public final Flag<Boolean> contentionProfiling = bool(
                    "contention-profiling", false, "Record where threads wait for locks, with --profiling.")
            .notYet();

    public FeatureOptions() {
        super("Features");
    }
}
