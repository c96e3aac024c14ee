package io.drydock.kubeapiserver.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.RestStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WarningsTest {
    private static final String INGRESS = "{'metadata':{'annotations':{'kubernetes.io/ingress.class':'c'}}}";
    private static final String STORAGE =
            "{'allowedTopologies':[{'matchLabelExpressions':[{'key':'beta.kubernetes.io/arch','values':['a']}]}]}";
    private static final String RUNTIME =
            "{'handler':'h','scheduling':{'nodeSelector':{'beta.kubernetes.io/os':'linux'}}}";

    @Test
    void the_newer_release_tells_of_what_has_another_place_or_name_by_now() {
        assertEquals(
                List.of("annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName'"
                        + " instead"),
                warnings(Release.V1_36, "networking.k8s.io", "ingresses", INGRESS));
        assertEquals(
                List.of("allowedTopologies[0].matchLabelExpressions[0].key: deprecated since v1.14; use"
                        + " \"kubernetes.io/arch\" instead"),
                warnings(Release.V1_36, "storage.k8s.io", "storageclasses", STORAGE));
        assertEquals(
                List.of("scheduling.nodeSelector: deprecated since v1.14; use \"kubernetes.io/os\" instead"),
                warnings(Release.V1_36, "node.k8s.io", "runtimeclasses", RUNTIME));
    }

    @Test
    void the_older_one_does_not() {
        assertEquals(List.of(), warnings(Release.V1_20, "storage.k8s.io", "storageclasses", STORAGE));
    }

    private static List<String> warnings(Release release, String group, String resource, String json) {
        RestStrategy strategy = new BuiltInServer(release)
                .directory()
                .require(new GroupResource(group, resource))
                .strategy();
        KubeObject object = KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
        return strategy.warningsOnCreate(InternalScope.of(resource), object);
    }
}
