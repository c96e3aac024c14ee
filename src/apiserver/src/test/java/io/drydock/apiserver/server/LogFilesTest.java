package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import io.drydock.apiserver.server.routes.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path folder;

    private final PathRecorderMux mux = new PathRecorderMux("test");

    @BeforeEach
    void install() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("log/pods"));
        Files.writeString(logs.resolve("a<b>.log"), "line\n");
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("log/link"), folder.resolve("secret"));
        LogFiles.install(mux, folder.resolve("log"));
    }

    @Test
    void files_and_folders_are_served() throws IOException {
        assertEquals("line\n", get("/logs/pods/a%3Cb%3E.log").answerText());
        assertEquals(
                "<pre>\n<a href=\"link\">link</a>\n<a href=\"pods/\">pods/</a>\n</pre>\n",
                get("/logs/").answerText());
        assertEquals(301, get("/logs").status());
    }

    @Test
    void nothing_outside_the_folder_is_served() throws IOException {
        assertEquals(404, get("/logs/../secret").status());
        assertEquals(404, get("/logs/%2E%2E/secret").status());
        assertEquals(404, get("/logs//etc/passwd").status());
        assertEquals(404, get("/logs/link").status());
        assertEquals(404, get("/logs/%00").status());
        assertEquals(404, get("/logs/nosuch").status());
    }

    private InProcessExchange get(String target) throws IOException {
        InProcessExchange exchange = InProcessExchange.get(target);
        mux.handle(exchange);
        return exchange;
    }
}
