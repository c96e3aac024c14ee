package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;

/**
 * The flags of the port without TLS. From release 1.20 on there is none: the flags are read so that old command lines
 * start, and only the port 0 is accepted. Who wants the port that they stood for asks for it by a name that says so,
 * {@link DrydockOptions#insecureServingPort}, and never gets it from an old command line.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: InsecureServingOptions"
 */
public final class InsecureServingOptions extends OptionGroup {
    private static final String NO_EFFECT = "Without effect: there is no port without TLS.";

    public final Flag<Long> insecurePort = old(integer("insecure-port", 0, NO_EFFECT));
    public final Flag<Long> port = old(integer("port", 0, NO_EFFECT));
    public final Flag<String> insecureBindAddress = old(string("insecure-bind-address", "127.0.0.1", NO_EFFECT));
    public final Flag<String> address = old(string("address", "127.0.0.1", NO_EFFECT));

    public InsecureServingOptions() {
        super("Insecure serving");
    }

    private static <T> Flag<T> old(Flag<T> flag) {
        return flag.deprecated().hidden();
    }

    @Override
    public void validate(Problems problems) {
        for (Flag<Long> flag : List.of(insecurePort, port)) {
            problems.between(flag, 0, 0, "only zero is allowed, as there is no port without TLS");
        }
    }
}
