package io.drydock.chapters.prepare;

import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The description of a server's paths, for clients and people. It can only be written when all paths are known. */
record OpenApi(List<String> paths) implements Handler {
    @Override
    public void handle(Exchange exchange) throws IOException {
        String listed = paths.stream()
                .map(path -> "\"" + path + "\": {\"get\": {\"responses\": {\"200\": {\"description\": \"OK\"}}}}")
                .collect(Collectors.joining(", "));
        String info = "\"info\": {\"title\": \"Drydock\", \"version\": \"v1.20.2\"}";
        exchange.answer(200, "application/json", "{\"swagger\": \"2.0\", " + info + ", \"paths\": {" + listed + "}}\n");
    }
}
