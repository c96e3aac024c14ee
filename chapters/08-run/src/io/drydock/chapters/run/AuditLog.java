package io.drydock.chapters.run;

import io.drydock.chapters.chain.Routes;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Who has done what to objects. It keeps lines back as chapter 1's log does; what is left of them when the server stops
 * is written by a pre-shutdown hook.
 *
 * @see "Go: staging/src/k8s.io/apiserver/plugin/pkg/audit/log/backend.go: backend"
 */
record AuditLog(Logs lines) {
    static AuditLog in(Path directory) throws CommandFailed {
        Path file = directory.resolve("audit.log");
        try {
            return new AuditLog(new Logs(new PrintStream(file.toFile(), StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            throw new CommandFailed("cannot write " + file + ": " + unwritable.getMessage());
        }
    }

    /** The same routes, with a line for every request that they have answered. */
    Routes of(Routes routes) {
        return exchange -> routes.find(exchange).map(handler -> asked -> {
            handler.handle(asked);
            lines.info(asked.attributes().get("user") + " " + asked.method() + " " + asked.path() + " = "
                    + asked.status());
        });
    }

    void flush() {
        lines.flush();
    }
}
