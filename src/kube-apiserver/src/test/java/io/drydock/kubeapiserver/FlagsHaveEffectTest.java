package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds that no flag is accepted silently: something reads it, or it is marked as not built yet. */
class FlagsHaveEffectTest {
    /** Without effect in the original as well. */
    private static final Set<String> EMPTY_SHELLS =
            Set.of("master-service-namespace", "deserialization-cache-size", "insecure-bind-address", "address");

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.drydock.apiserver.options", "io.drydock.kubeapiserver");

    @Test
    void a_flag_that_nothing_reads_is_marked_as_not_built_yet() throws ReflectiveOperationException {
        Set<String> silent = new TreeSet<>();
        collect(new ServerRunOptions(), silent);
        silent.removeAll(EMPTY_SHELLS);
        assertEquals(Set.of(), silent);
    }

    private void collect(Object options, Set<String> silent) throws ReflectiveOperationException {
        for (var field : options.getClass().getFields()) {
            Object value = field.get(options);
            if (value instanceof OptionGroup group) {
                collect(group, silent);
            } else if (value instanceof Flag<?> flag && !flag.isNotYetBuilt() && !isRead(field)) {
                silent.add(flag.name());
            }
        }
    }

    private boolean isRead(Field field) {
        JavaField declared = all.get(field.getDeclaringClass()).getField(field.getName());
        List<? extends JavaAccess<?>> reads = declared.getAccessesToSelf().stream()
                .filter(access -> !access.getOrigin().isConstructor())
                .toList();
        return !reads.isEmpty();
    }
}
