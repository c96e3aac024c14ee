package io.drydock.kubeapiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.schema.GroupVersion;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real kube-apiserver finds in a store that it shares, and what is found that it has left there. */
class StoredObjectsTest {

    /** A real server tells in discovery, as a hash, in which version it stores a resource. */
    @ParameterizedTest
    @EnumSource(Release.class)
    void every_resource_is_stored_in_the_version_in_which_the_real_server_stores_it(Release release) throws Exception {
        for (ResourceFact fact : TypeCatalog.load(release).resources()) {
            if (fact.storageVersion().isPresent() && !isKeptElsewhere(fact)) {
                GroupVersion version = fact.storageVersion().get();
                assertEquals(
                        fact.storageVersionHash(),
                        hash(version.group() + "/" + version.version() + "/"
                                + fact.kind().kind()),
                        fact.resource()::toString);
            }
        }
    }

    /** The newest release still writes definitions in a version that it serves no more, and reads ours as well. */
    private static boolean isKeptElsewhere(ResourceFact fact) {
        return fact.resource().resource().equals("customresourcedefinitions")
                && fact.storageVersionHash().equals("jfWCUB31mvA=");
    }

    @Test
    void what_was_stored_in_protobuf_is_read_as_the_json_it_would_have_been() throws IOException {
        StoredProtobuf reading = new StoredProtobuf(BuiltInScheme.of(Release.V1_36));
        V1.ConfigMap message = V1.ConfigMap.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder().setName("a").setNamespace("default"))
                .putData("x", "y")
                .build();
        Runtime.Unknown envelope = Runtime.Unknown.newBuilder()
                .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion("v1").setKind("ConfigMap"))
                .setRaw(message.toByteString())
                .build();
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        stored.write(new byte[] {'k', '8', 's', 0});
        envelope.writeTo(stored);
        String json = """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"default"},"data":{"x":"y"}}""";
        assertEquals(JsonDecoder.decode(json.getBytes(UTF_8)), JsonDecoder.decode(reading.apply(stored.toByteArray())));
    }

    @Test
    void what_is_json_is_read_as_it_is() {
        byte[] json = "{}".getBytes(UTF_8);
        byte[] read = new StoredProtobuf(BuiltInScheme.of(Release.V1_36)).apply(json);
        assertSame(json, read);
        assertArrayEquals("{}".getBytes(UTF_8), read);
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, Long.BYTES));
    }
}
