package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiEnablementTest {
    private static final TypeCatalog CATALOG = TypeCatalog.load(Release.V1_20);
    private static final GroupVersion CORE = new GroupVersion("", "v1");
    private static final GroupVersion APPS = new GroupVersion("apps", "v1");
    private static final GroupVersion BETA = new GroupVersion("policy", "v1beta1");
    private static final GroupVersion ALPHA = new GroupVersion("rbac.authorization.k8s.io", "v1alpha1");

    @Test
    void without_a_word_a_release_serves_what_it_turns_on_itself() {
        ApiEnablement enabled = new ApiEnablement(CATALOG, Map.of(), "");
        assertTrue(enabled.test(CORE) && enabled.test(APPS) && enabled.test(BETA));
        assertFalse(enabled.test(ALPHA));
    }

    @Test
    void a_group_version_by_name_outweighs_its_stage_and_the_stage_outweighs_all() {
        ApiEnablement enabled = new ApiEnablement(
                CATALOG, Map.of("api/all", false, "api/ga", true, "api/beta", false, "policy/v1beta1", true), "");
        assertTrue(enabled.test(CORE) && enabled.test(APPS) && enabled.test(BETA));
        assertFalse(enabled.test(new GroupVersion("batch", "v1beta1")));
    }

    @Test
    void kube_api_versions_leaves_only_those_it_names() {
        ApiEnablement enabled = new ApiEnablement(CATALOG, Map.of(), "v1,apps/v1");
        assertTrue(enabled.test(CORE) && enabled.test(APPS));
        assertFalse(enabled.test(BETA));
    }

    @Test
    void kube_api_versions_with_an_unknown_version_ends_the_start() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new ApiEnablement(CATALOG, Map.of(), "v1,apps/v9"));
        assertTrue(refused.getMessage()
                .startsWith("KUBE_API_VERSIONS contains versions that are not installed: [apps/v9]"));
    }
}
