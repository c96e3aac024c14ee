package io.drydock.apiserver.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.EncodedObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ObjectCodecTest {
    private static final GroupVersionKind LEASE = new GroupVersionKind("coordination.k8s.io", "v1", "Lease");
    private static final String OLD =
            "{'apiVersion':'coordination.k8s.io/v1beta1','kind':'Lease','metadata':{'uid':'1','name':'a'},'spec':{}}";

    private final Scheme scheme = Scheme.builder(TypeCatalog.load(Release.V1_36))
            .defaults(LEASE, object -> object.objectAt("spec").put("leaseDurationSeconds", 15))
            .build();

    @Test
    void what_this_server_has_stored_is_given_back_as_it_is() throws IOException {
        ObjectCodec codec = new ObjectCodec(LEASE, scheme, false);
        byte[] stored = codec.encode(KubeObject.of(StoreFixture.tree(OLD)));
        assertEquals(
                "{'kind':'Lease','apiVersion':'coordination.k8s.io/v1','metadata':{'resourceVersion':'7','name':'a',"
                        + "'uid':'1'},'spec':{}}",
                text(codec.read(stored, 7)));
        assertSame(codec.decode(stored, 7), codec.decode(stored, 7));
    }

    @Test
    void what_others_have_stored_in_another_version_is_read_in_ours() throws IOException {
        ObjectCodec codec = new ObjectCodec(LEASE, scheme, false);
        EncodedObject read = codec.read(bytes(OLD), 7);
        assertEquals("coordination.k8s.io/v1", read.object().apiVersion());
        assertEquals("7", read.object().resourceVersion());
        assertEquals("a", read.name());
    }

    @Test
    void what_others_have_stored_without_a_default_gets_it() throws IOException {
        ObjectCodec codec = new ObjectCodec(LEASE, scheme, true);
        byte[] stored = codec.encode(KubeObject.of(StoreFixture.tree(OLD)));
        assertEquals(
                15,
                codec.read(stored, 7)
                        .object()
                        .at("spec", "leaseDurationSeconds")
                        .asInt());
    }

    private static String text(EncodedObject object) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        object.writeTo(out);
        return out.toString(UTF_8).replace('"', '\'');
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
