package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the log files of the machine under {@code /logs/}, to those whom authorization lets.
 *
 * @see "Go: pkg/routes/logs.go: Logs"
 */
public final class LogFiles {
    private static final String PREFIX = "/logs/";

    private final Folder folder;

    private LogFiles(Folder folder) {
        this.folder = folder;
    }

    /** @param directory such as {@code /var/log}; nothing outside it is served */
    public static void install(PathRecorderMux mux, Path directory) {
        LogFiles files = new LogFiles(new Folder(directory));
        mux.handle("/logs", exchange -> {
            exchange.setStatus(301);
            exchange.setHeader("Location", PREFIX);
        });
        mux.unlistedHandlePrefix(PREFIX, files::serve);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Optional<Path> file = folder.find(exchange.path().substring(PREFIX.length()));
        if (file.isEmpty()) {
            PlainText.notFound(exchange);
        } else if (Files.isDirectory(file.get())) {
            list(exchange, file.get());
        } else {
            exchange.setHeader("Content-Type", PlainText.CONTENT_TYPE);
            try (InputStream content = Files.newInputStream(file.get())) {
                content.transferTo(exchange.output());
            }
        }
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
