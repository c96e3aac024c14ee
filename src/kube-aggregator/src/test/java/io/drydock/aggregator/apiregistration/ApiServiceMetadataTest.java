package io.drydock.aggregator.apiregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiServiceMetadataTest {
    private final ApiServiceStrategy strategy = new ApiServiceStrategy(Clock.systemUTC());
    private final KubeObject old = service("v1", "");

    @Test
    void an_update_may_not_leave_the_name_behind() {
        assertEquals(
                List.of("metadata.name: Invalid value: \"v1.g.example.com\": must be"
                        + " `spec.version+\".\"+spec.group`: \"v2.g.example.com\""),
                shown(strategy.validateMetadataUpdate(service("v2", ""), old)));
    }

    @Test
    void finalizers_need_no_domain() {
        KubeObject held = service("v1", "'held'");
        assertEquals(List.of(), shown(strategy.validateMetadata(held)));
        assertEquals(List.of(), shown(strategy.validateMetadataUpdate(held, old)));
        assertEquals(List.of(), shown(new ApiServiceStatusStrategy().validateMetadataUpdate(held, old)));
    }

    private static List<String> shown(List<FieldError> errors) {
        return errors.stream().map(FieldError::message).toList();
    }

    private static KubeObject service(String version, String finalizers) {
        String json = """
                {'apiVersion':'apiregistration.k8s.io/v1','kind':'APIService',
                 'metadata':{'name':'v1.g.example.com','resourceVersion':'1','finalizers':[%s]},
                 'spec':{'group':'g.example.com','version':'%s'}}""".formatted(finalizers, version);
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
