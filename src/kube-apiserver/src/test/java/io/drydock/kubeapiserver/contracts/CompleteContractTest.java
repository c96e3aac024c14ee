package io.drydock.kubeapiserver.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.contracts.CompleteContract;
import io.drydock.kubeapiserver.ApiServerCommand;
import io.drydock.kubeapiserver.CompletedServerRunOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class CompleteContractTest implements CompleteContract {
    @TempDir
    private Path folder;

    private final List<CompletedServerRunOptions> runs = new ArrayList<>();

    @Override
    public Decided complete(String... flags) {
        assertEquals(List.of(), problems(flags));
        return new DecidedByServer(runs.getLast());
    }

    @Override
    public List<String> problems(String... flags) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ApiServerCommand command = new ApiServerCommand(
                (options, trace, ready) -> runs.add(options),
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(err, true),
                Map.of());
        command.flags().preset("data-dir", folder.resolve("data").toString());
        int code = command.execute(flags);
        List<String> lines = err.toString().lines().toList();
        assertEquals(lines.isEmpty() ? 0 : 1, code);
        return lines;
    }

    private record DecidedByServer(CompletedServerRunOptions options) implements Decided {
        @Override
        public String bindAddress() {
            return options.bindAddress().getHostAddress();
        }

        @Override
        public String advertiseAddress() {
            return options.advertiseAddress().toString();
        }

        @Override
        public String externalHost() {
            return options.externalHost();
        }

        @Override
        public String apiServerServiceAddress() {
            return options.services().apiServerAddress().toString();
        }

        @Override
        public Collection<String> certificateNames() {
            try {
                return options.tls().certificate().certificate().getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString())
                        .toList();
            } catch (CertificateParsingException malformed) {
                throw new AssertionError(malformed);
            }
        }

        @Override
        public int watchCacheSize(String resource) {
            int dot = resource.indexOf('.');
            return options.watchCacheSizes()
                    .get(
                            dot < 0
                                    ? new GroupResource("", resource)
                                    : new GroupResource(resource.substring(dot + 1), resource.substring(0, dot)));
        }

        @Override
        public Map<String, Boolean> runtimeConfig() {
            return options.runtimeConfig();
        }
    }
}
