package io.drydock.apiextensions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CustomResourceDefinitionFinalizersTest {

    @Test
    void finalizers_need_no_domain() {
        KubeObject old = definition("");
        KubeObject held = definition("'held'");
        CustomResourceDefinitionStrategy strategy = new CustomResourceDefinitionStrategy(Release.V1_36);
        assertEquals(List.of(), strategy.validateMetadata(held));
        assertEquals(List.of(), strategy.validateMetadataUpdate(held, old));
        assertEquals(
                List.of(), new CustomResourceDefinitionStatusStrategy(Release.V1_36).validateMetadataUpdate(held, old));
    }

    private static KubeObject definition(String finalizers) {
        String json =
                "{'metadata':{'name':'boats.example.com','resourceVersion':'1','finalizers':[" + finalizers + "]}}";
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
