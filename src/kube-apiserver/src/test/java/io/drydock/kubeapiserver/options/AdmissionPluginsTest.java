package io.drydock.kubeapiserver.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.options.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class AdmissionPluginsTest {

    @Test
    void a_release_runs_of_itself_only_what_it_has() {
        for (Release release : Release.values()) {
            Set<String> foreign = new TreeSet<>(AdmissionPlugins.onByDefault(release));
            AdmissionPlugins.inOrder(release).forEach(foreign::remove);
            assertEquals(Set.of(), foreign);
        }
    }

    @Test
    void each_release_has_its_own_plug_ins() {
        List<String> old = AdmissionPlugins.inOrder(Release.V1_20);
        List<String> newest = AdmissionPlugins.inOrder(Release.V1_36);
        assertEquals(35, old.size());
        assertTrue(old.contains("PodSecurityPolicy") && !newest.contains("PodSecurityPolicy"));
        assertTrue(newest.contains("PodSecurity") && !old.contains("PodSecurity"));
        assertEquals("AlwaysAdmit", newest.getFirst());
        assertEquals(List.of("ResourceQuota", "AlwaysDeny"), newest.subList(newest.size() - 2, newest.size()));
    }

    @Test
    void what_is_not_built_cannot_be_asked_for() {
        ServerRunOptions options = new ServerRunOptions();
        options.drydock.emulatedVersion.preset(Release.V1_20);
        options.admission.enablePlugins.preset(List.of("PodSecurityPolicy", "PodSecurity", "NodeRestriction"));
        Problems problems = new Problems();
        options.admission.validate(problems);
        assertEquals(2, problems.all().size(), () -> problems.all().toString());
        assertTrue(problems.all()
                .getFirst()
                .startsWith("--enable-admission-plugins: there is no admission plug-in \"PodSecurity\""));
        assertEquals(
                "--enable-admission-plugins: the admission plug-in \"PodSecurityPolicy\" is not built here, and writes"
                        + " would pass that it should refuse; leave it out",
                problems.all().getLast());
    }
}
