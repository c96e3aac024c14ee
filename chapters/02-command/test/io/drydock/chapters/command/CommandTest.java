package io.drydock.chapters.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.main.Command;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Main;
import io.drydock.contracts.CommandContract;
import io.drydock.contracts.Finished;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest implements CommandContract {
    @Override
    public Built build(int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ServerRunOptions> runs = new ArrayList<>();
        ApiServerCommand command =
                new ApiServerCommand((options, logs) -> runs.add(options), new PrintStream(out, true), columns);
        return new Built() {
            @Override
            public String value(String flag) {
                return command.options().flags().find(flag).orElseThrow().text();
            }

            @Override
            public Finished execute(String... arguments) {
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                int code = executed(command, err, arguments);
                return new Finished(code, out.toString(), err.toString());
            }

            @Override
            public int runs() {
                return runs.size();
            }
        };
    }

    private static int executed(Command command, ByteArrayOutputStream err, String... arguments) {
        PrintStream terminal = new PrintStream(err, true);
        return Main.execute(command, List.of(arguments), new Logs(terminal), terminal);
    }

    private static ServerRunOptions filled(String... arguments) {
        ApiServerCommand command = new ApiServerCommand((options, logs) -> {}, System.out, 80);
        assertEquals(0, executed(command, new ByteArrayOutputStream(), arguments));
        return command.options();
    }

    @Test
    void every_flag_fills_its_option() {
        ServerRunOptions options = filled(
                "--advertise-address=192.0.2.7",
                "--external-hostname=api.example.com",
                "--shutdown-delay-duration=1m30s",
                "--target-ram-mb=1200",
                "--etcd-servers=http://a:2379,http://b:2379",
                "--watch-cache=false",
                "--watch-cache-sizes=pods#7",
                "--bind-address=::1",
                "--secure-port=7443",
                "--cert-dir=/certs",
                "--tls-cert-file=a.crt",
                "--tls-private-key-file=a.key",
                "--service-account-issuer=me",
                "--service-account-max-token-expiration=2h",
                "--runtime-config=api/all,batch/v1=false",
                "--service-cluster-ip-range=10.1.0.0/16,fd00::/112",
                "-v",
                "2");
        assertEquals(
                "192.0.2.7",
                options.generic.advertiseAddress.get().orElseThrow().getHostAddress());
        assertEquals("api.example.com", options.generic.externalHostname.get());
        assertEquals(Duration.ofSeconds(90), options.generic.shutdownDelayDuration.get());
        assertEquals(1200, options.generic.targetRamMb.get());
        assertEquals(List.of("http://a:2379", "http://b:2379"), options.etcd.etcdServers.get());
        assertEquals(false, options.etcd.watchCache.get());
        assertEquals(List.of("pods#7"), options.etcd.watchCacheSizes.get());
        assertTrue(options.secureServing.bindAddress.get().orElseThrow().isLoopbackAddress());
        assertEquals(7443, options.secureServing.securePort.get());
        assertEquals("/certs", options.secureServing.certDir.get());
        assertEquals("a.crt", options.secureServing.tlsCertFile.get());
        assertEquals("a.key", options.secureServing.tlsPrivateKeyFile.get());
        assertEquals("me", options.authentication.issuer.get());
        assertEquals(Duration.ofHours(2), options.authentication.maxTokenExpiration.get());
        assertEquals(Map.of("api/all", "", "batch/v1", "false"), options.apiEnablement.runtimeConfig.get());
        assertEquals("10.1.0.0/16,fd00::/112", options.misc.serviceClusterIpRange.get());
        assertEquals(2, options.global.verbosity.get());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "90s,90", "1h30m,5400", "-1h,-3600", "4294967296s,4294967296"})
    void a_duration_is_read_as_go_writes_it(String text, long seconds) {
        assertEquals(
                Duration.ofSeconds(seconds),
                filled("--shutdown-delay-duration=" + text)
                        .generic
                        .shutdownDelayDuration
                        .get());
    }

    @ParameterizedTest
    @CsvSource({"1", "300.1.1.1", "1.2.3", "example.com", "1:2"})
    void what_is_no_address_is_refused(String text) {
        ApiServerCommand command = new ApiServerCommand((options, logs) -> {}, System.out, 80);
        assertEquals(1, executed(command, new ByteArrayOutputStream(), "--bind-address=" + text));
    }
}
