package io.drydock.apimachinery.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InternalJsonTest {
    private static final StructType DRIVER = StructType.of(
            "io.k8s.api.storage.v1.Driver",
            List.of(
                    field("name", "Name", ScalarType.STRING, false),
                    field("id", "ID", ScalarType.STRING, false),
                    field("keys", "TopologyKeys", ListType.atomic(ScalarType.STRING), false),
                    field("count", "Count", ScalarType.INT32, true)));

    @Test
    void fields_go_by_their_names_in_go_and_are_never_left_out() {
        assertEquals(
                "{\"Name\":\"a\",\"ID\":\"\",\"TopologyKeys\":null,\"Count\":null}", shown("{'name':'a'}", DRIVER));
        assertEquals("null", shown("null", ListType.atomic(DRIVER)));
    }

    @Test
    void maps_are_sorted() {
        assertEquals("{\"a\":\"2\",\"b\":\"1\"}", shown("{'b':'1','a':'2'}", new MapType(ScalarType.STRING)));
    }

    @Test
    void what_is_the_same_inside_keeps_its_names() {
        StructType selector = StructType.of("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector", List.of());
        assertEquals("{\"matchLabels\":{}}", shown("{'matchLabels':{}}", selector));
    }

    private static String shown(String json, Type type) {
        return InternalJson.of(JsonMapper.shared().readTree(json.replace('\'', '"')), type)
                .toString();
    }

    private static Field field(String name, String goName, Type type, boolean pointer) {
        Field.Presence presence = new Field.Presence(pointer, true, false);
        return new Field(name, goName, type, false, presence, Optional.empty(), List.of(), "", "");
    }
}
