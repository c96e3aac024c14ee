package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the log files of the machine under {@code /logs/}, to those whom authorization lets.
 *
 * @see "Go: pkg/routes/logs.go: Logs"
 */
public final class LogFiles {
    private static final String PREFIX = "/logs/";

    private final Path directory;

    private LogFiles(Path directory) {
        this.directory = directory;
    }

    /** @param directory such as {@code /var/log}; nothing outside it is served */
    public static void install(PathRecorderMux mux, Path directory) {
        LogFiles files = new LogFiles(directory.toAbsolutePath().normalize());
        mux.handle("/logs", exchange -> {
            exchange.setStatus(301);
            exchange.setHeader("Location", PREFIX);
        });
        mux.unlistedHandlePrefix(PREFIX, files::serve);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file;
        try {
            file = directory.resolve(exchange.path().substring(PREFIX.length())).normalize();
        } catch (InvalidPathException malformed) {
            PlainText.notFound(exchange);
            return;
        }
        if (!isInside(file)) {
            PlainText.notFound(exchange);
        } else if (Files.isDirectory(file)) {
            list(exchange, file);
        } else {
            exchange.setHeader("Content-Type", PlainText.CONTENT_TYPE);
            try (InputStream content = Files.newInputStream(file)) {
                content.transferTo(exchange.output());
            }
        }
    }

    /** Links that lead elsewhere lead nowhere. */
    private boolean isInside(Path file) throws IOException {
        return Files.isReadable(file) && file.toRealPath().startsWith(directory.toRealPath());
    }

    private static void list(HttpExchange exchange, Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            String page = entries.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .map(PlainText::escape)
                    .map(name -> "<a href=\"" + name.replace("\"", "&#34;") + "\">" + name + "</a>\n")
                    .collect(Collectors.joining("", "<pre>\n", "</pre>\n"));
            exchange.send(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        }
    }
}
