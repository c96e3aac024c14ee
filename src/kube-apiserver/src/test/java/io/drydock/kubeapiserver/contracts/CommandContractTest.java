package io.drydock.kubeapiserver.contracts;

import io.drydock.contracts.CommandContract;
import io.drydock.contracts.Finished;
import io.drydock.kubeapiserver.ApiServerCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class CommandContractTest implements CommandContract {
    @TempDir
    private Path folder;

    @Override
    public Built build(int columns) {
        return new FullCommand(columns, folder.resolve("data"));
    }

    private static final class FullCommand implements Built {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final AtomicInteger runs = new AtomicInteger();
        private final ApiServerCommand command;

        FullCommand(int columns, Path dataDirectory) {
            command = new ApiServerCommand(
                    (options, trace, ready) -> runs.incrementAndGet(),
                    new PrintStream(out, true),
                    new PrintStream(err, true),
                    Map.of("COLUMNS", Integer.toString(columns)));
            command.flags().preset("data-dir", dataDirectory.toString());
        }

        @Override
        public String value(String flag) {
            return command.flags().find(flag).orElseThrow().valueText();
        }

        @Override
        public Finished execute(String... arguments) {
            int code = command.execute(arguments);
            return new Finished(code, out.toString(), err.toString());
        }

        @Override
        public int runs() {
            return runs.get();
        }
    }
}
