package io.drydock.kubeapiserver.clusterauthentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.core.CoreServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class ClusterAuthenticationInfoTest {
    @TempDir
    private Path folder;

    private final CoreServer server = new CoreServer(Release.V1_36);
    private final Store configMaps = server.directory().require(new GroupResource("", "configmaps"));

    @Test
    void servers_behind_the_aggregator_read_whom_this_one_believes() throws IOException {
        var authority = SelfSigned.authority("front");
        Path file = Files.writeString(folder.resolve("front.crt"), SelfSigned.certificatesPem(authority.chain()));
        AuthenticationTrust trust = new AuthenticationTrust(
                authority.chain(),
                file.toString(),
                List.of("proxy"),
                List.of("X-Remote-User"),
                List.of("X-Remote-Group"),
                List.of("X-Remote-Extra-"));
        new ClusterAuthenticationInfo(server.directory(), trust.entries()).publish();
        KubeObject published = get();
        assertTrue(entry(published, "client-ca-file").startsWith("-----BEGIN CERTIFICATE-----"));
        assertEquals(Files.readString(file), entry(published, "requestheader-client-ca-file"));
        assertEquals("[\"proxy\"]", entry(published, "requestheader-allowed-names"));
        assertEquals("[\"X-Remote-User\"]", entry(published, "requestheader-username-headers"));
        assertEquals("[\"X-Remote-Group\"]", entry(published, "requestheader-group-headers"));
        assertEquals("[\"X-Remote-Extra-\"]", entry(published, "requestheader-extra-headers-prefix"));
    }

    @Test
    void what_others_have_put_there_stays() {
        publish(Map.of("client-ca-file", "ours"));
        UpdatedObject theirs = current -> {
            KubeObject changed = current.orElseThrow().deepCopy();
            changed.objectAt("data").put("client-ca-file", "not ours").put("theirs", "kept");
            return changed;
        };
        configMaps.update(
                InternalScope.of("configmaps", "kube-system"),
                "extension-apiserver-authentication",
                theirs,
                WriteOptions.internal());
        publish(Map.of("client-ca-file", "ours"));
        assertEquals("ours", entry(get(), "client-ca-file"));
        assertEquals("kept", entry(get(), "theirs"));
    }

    @Test
    void who_believes_nobody_publishes_nothing() {
        publish(Map.of());
        assertThrows(StatusException.class, this::get);
    }

    private void publish(Map<String, String> data) {
        new ClusterAuthenticationInfo(server.directory(), data).publish();
    }

    private KubeObject get() {
        return configMaps.get(
                InternalScope.of("configmaps", "kube-system"),
                "extension-apiserver-authentication",
                JsonNodeFactory.instance.objectNode());
    }

    private static String entry(KubeObject configMap, String key) {
        return configMap.at("data").path(key).asString("");
    }
}
