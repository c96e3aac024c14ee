package io.drydock.chapters.run;

import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Narration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Chapter 8 as it is run: it serves. */
public final class RunChapter {
    private RunChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch08",
                        "Chapter 8, run: it serves, a kubectl can use it, and it ends without losing a request",
                        List.of(
                                new Experiment("serve", "The whole startup; Ctrl-C ends it", RunChapter::serve),
                                new Experiment("unlucky", "A post-start hook that fails", RunChapter::unlucky)))
                .main(arguments);
    }

    private static int serve(List<String> words, Narration narration) throws Exception {
        boolean isDemo = words.contains(Chapter.DEMO);
        int port = isDemo ? 0 : 6443;
        ApiServer server = create(port, narration);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        server.run(Duration.ZERO);
        return 0;
    }

    private static int unlucky(List<String> words, Narration narration) throws Exception {
        return 0;
    }

    private static ApiServer create(int port, Narration narration) throws Exception {
        InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Path directory = Files.createTempDirectory("chapter08");
        return ApiServer.create(bind, directory, narration, server -> {});
    }
}
