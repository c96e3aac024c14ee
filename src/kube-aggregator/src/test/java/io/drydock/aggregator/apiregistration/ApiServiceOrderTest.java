package io.drydock.aggregator.apiregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.schema.GroupVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiServiceOrderTest {

    @Test
    void groups_come_by_priority_and_then_by_name_and_versions_by_priority_and_then_by_stability() {
        List<ApiService> services = List.of(
                service("b.example.com", "v1", 1000, 10),
                service("a.example.com", "v1beta1", 1000, 10),
                service("a.example.com", "v1", 1000, 10),
                service("a.example.com", "v2alpha1", 1000, 20),
                service("first.example.com", "v1", 2000, 1));
        List<String> ordered = ApiServiceOrder.byGroup(services).stream()
                .flatMap(List::stream)
                .map(service -> service.groupVersion().apiVersion())
                .toList();
        assertEquals(
                List.of(
                        "first.example.com/v1",
                        "a.example.com/v2alpha1",
                        "a.example.com/v1",
                        "a.example.com/v1beta1",
                        "b.example.com/v1"),
                ordered);
    }

    private static ApiService service(String group, String version, long groupPriority, long versionPriority) {
        return new ApiService(
                version + "." + group,
                new GroupVersion(group, version),
                Optional.empty(),
                groupPriority,
                versionPriority,
                true);
    }
}
