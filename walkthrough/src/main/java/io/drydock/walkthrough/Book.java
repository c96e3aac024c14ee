package io.drydock.walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command behind {@code ./drydock book}. */
public final class Book {
    private Book() {}

    /** @param arguments the project's folder, and where to put the site */
    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[1]).toAbsolutePath().normalize();
        List<String> problems =
                new BookBuilder(Path.of(arguments[0]).toAbsolutePath().normalize()).build(site);
        problems.forEach(problem -> System.err.println("error: " + problem));
        if (!problems.isEmpty()) {
            System.exit(1);
        }
        System.out.println("The book is in " + site);
        System.out.println("Open " + site.resolve("index.html").toUri()
                + " in a browser, or run ./drydock serve and open" + " https://127.0.0.1:6443/walkthrough/");
        System.exit(0);
    }
}
