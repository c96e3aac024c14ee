package io.drydock.kubeapiserver.options;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.Optional;

/** What Drydock has and the original has not. */
public final class DrydockOptions extends OptionGroup {
    public final Flag<Release> emulatedVersion = flag(
            "emulated-version",
            ValueTypes.scalar("version", DrydockOptions::release, "1.20 or 1.36", Release::version),
            Release.newest(),
            "The release of Kubernetes whose API is served: 1.20 or 1.36.");
    public final Flag<String> dataDir = string(
            "data-dir",
            ".drydock",
            "Where generated keys and certificates, the administrator's kubeconfig and stores in files are kept.");

    public final Flag<Long> insecureServingPort = integer(
            "insecure-serving-port",
            0,
            "A port of the loopback address without TLS, where everybody may do everything, as releases up to 1.18 had"
                    + " one. Zero has none.");

    public DrydockOptions() {
        super("Drydock");
    }

    private static Optional<Release> release(String text) {
        try {
            return Optional.of(Release.parse(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void validate(Problems problems) {
        if (dataDir.get().isBlank()) {
            problems.add(dataDir, "must name a folder");
        }
        problems.between(insecureServingPort, 0, 65535, "must be between 0 and 65535, inclusive; 0 has none");
    }
}
