package io.drydock.chapters.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler says to those who would skip a step. */
class CompilationTest {
    @TempDir
    private Path folder;

    // tag::skipped[]
    @Test
    void options_can_be_run_once_they_are_completed() throws IOException {
        assertEquals(List.of(), errors("run(Completion.complete(options));", ""));
    }

    @Test
    void uncompleted_options_cannot_be_run() throws IOException {
        List<String> errors = errors("run(options);", "");
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().contains("ServerRunOptions cannot be converted to"), errors::toString);
    }

    @Test
    void nobody_else_can_say_that_options_are_complete() throws IOException {
        List<String> errors = errors("", "abstract class Impostor implements CompletedServerRunOptions {}");
        assertTrue(errors.toString().contains("sealed"), errors::toString);
    }
    // end::skipped[]

    private List<String> errors(String statement, String another) throws IOException {
        String source = """
                import io.drydock.chapters.command.ServerRunOptions;
                import io.drydock.chapters.complete.*;
                class Runner {
                    void run(CompletedServerRunOptions options) {}
                    void start(ServerRunOptions options) throws Exception { %s }
                }
                %s
                """.formatted(statement, another);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> flags =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            compiler.getTask(null, files, found, flags, null, List.of(new Source(source)))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Runner.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
