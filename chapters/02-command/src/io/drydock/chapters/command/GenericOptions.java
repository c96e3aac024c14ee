package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.DURATION;
import static io.drydock.chapters.command.ValueType.INT;
import static io.drydock.chapters.command.ValueType.IP;
import static io.drydock.chapters.command.ValueType.STRING;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What every API server has.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/server_run_options.go: ServerRunOptions"
 */
public final class GenericOptions extends OptionGroup {
    public final Flag<Optional<InetAddress>> advertiseAddress =
            flag("advertise-address", IP, "", "The address that is published, for others to reach this server.");
    public final Flag<String> externalHostname =
            flag("external-hostname", STRING, "", "The host name in URLs that lead back here.");
    public final Flag<Duration> shutdownDelayDuration =
            flag("shutdown-delay-duration", DURATION, "0s", "How long to serve on after the signal to stop.");
    public final Flag<Integer> targetRamMb =
            flag("target-ram-mb", INT, "0", "The memory, in megabytes, that cache sizes are estimated from.");
}
