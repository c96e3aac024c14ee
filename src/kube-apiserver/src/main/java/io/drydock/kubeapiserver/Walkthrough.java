package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import io.drydock.apiserver.server.routes.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the book about the startup under {@code /walkthrough/}, from the folder that {@code ./drydock book} has built
 * it into. The folder is looked at when somebody asks, so that it costs the start nothing and may be built later.
 */
final class Walkthrough {
    private static final String PREFIX = "/walkthrough/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", HTML,
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    private final Optional<Folder> folder;

    private Walkthrough(Optional<Folder> folder) {
        this.folder = folder;
    }

    /** @param folder with the site; empty when nobody has said where that is */
    static void install(PathRecorderMux mux, Optional<Path> folder) {
        Walkthrough walkthrough = new Walkthrough(folder.map(Folder::new));
        mux.unlistedHandle("/walkthrough", exchange -> {
            exchange.setStatus(301);
            exchange.setHeader("Location", PREFIX);
        });
        mux.unlistedHandlePrefix(PREFIX, walkthrough::serve);
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            exchange.setHeader("Allow", "GET, HEAD");
            exchange.send(405, PlainText.CONTENT_TYPE, "405 method not allowed\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Optional<Path> file = find(exchange.path().substring(PREFIX.length()));
        if (file.isPresent()) {
            exchange.setHeader("X-Content-Type-Options", "nosniff");
            exchange.send(200, contentType(file.get()), Files.readAllBytes(file.get()));
        } else if (find("").isPresent()) {
            exchange.send(
                    404,
                    PlainText.CONTENT_TYPE,
                    "There is no such page in the book.\n".getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.send(
                    404,
                    PlainText.CONTENT_TYPE,
                    "The book has not been built: run ./drydock book, and load this page again.\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<Path> find(String path) throws IOException {
        return folder.isEmpty()
                ? Optional.empty()
                : folder.get().find(path.isEmpty() ? "index.html" : path).filter(Files::isRegularFile);
    }

    private static String contentType(Path file) {
        String name = file.getFileName().toString();
        return CONTENT_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
