package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.options.Problems;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EtcdSettingsTest {
    private final EtcdOptions options = new EtcdOptions();
    private final Problems problems = new Problems();

    @Test
    void servers_and_those_of_single_resources_are_read() {
        options.etcdServers.set(List.of("http://10.0.0.1:2379", "10.0.0.2"));
        options.etcdServersOverrides.set(List.of("/events#http://10.0.0.3:2379;http://10.0.0.4:2379"));
        EtcdSettings settings = read().orElseThrow();
        assertEquals(List.of(), problems.all());
        assertEquals(
                List.of(URI.create("http://10.0.0.1:2379"), URI.create("http://10.0.0.2")),
                settings.main().servers());
        assertEquals(
                List.of(URI.create("http://10.0.0.3:2379"), URI.create("http://10.0.0.4:2379")),
                settings.others().get(new GroupResource("", "events")).servers());
    }

    @Test
    void without_servers_there_is_no_etcd() {
        assertTrue(read().isEmpty());
        assertEquals(List.of(), problems.all());
    }

    @Test
    void every_mistake_is_named_with_its_flag() {
        options.etcdServers.set(List.of("ftp://10.0.0.1", "http://10.0.0.2:2379"));
        options.etcdServersOverrides.set(List.of("events#http://10.0.0.3:2379"));
        options.etcdCertFile.set("client.crt");
        options.etcdCaFile.set("missing.crt");
        read();
        assertEquals(4, problems.all().size(), problems.all()::toString);
        assertTrue(
                problems.all().stream().allMatch(problem -> problem.startsWith("--etcd-")), problems.all()::toString);
    }

    private Optional<EtcdSettings> read() {
        return EtcdSettings.read(options, Duration.ofMinutes(1), problems);
    }
}
