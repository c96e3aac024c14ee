package io.drydock.kubeapiserver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What depends on what, in all modules. */
class ArchitectureTest {
    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // What modules share of their tests comes packed.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.drydock");
    }

    @Test
    void modules_depend_on_each_other_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("apimachinery")
                .definedBy("io.drydock.apimachinery..")
                .layer("apiserver")
                .definedBy("io.drydock.apiserver..")
                .layer("storage-h2")
                .definedBy("io.drydock.storage.h2..")
                .layer("storage-etcd")
                .definedBy("io.drydock.storage.etcd..")
                .layer("apiextensions-apiserver")
                .definedBy("io.drydock.apiextensions..")
                .layer("kube-aggregator")
                .definedBy("io.drydock.aggregator..")
                .layer("kube-apiserver")
                .definedBy("io.drydock.kubeapiserver..")
                .whereLayer("kube-apiserver")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("storage-h2")
                .mayOnlyBeAccessedByLayers("kube-apiserver")
                .whereLayer("storage-etcd")
                .mayOnlyBeAccessedByLayers("kube-apiserver")
                .whereLayer("kube-aggregator")
                .mayOnlyBeAccessedByLayers("kube-apiserver")
                .whereLayer("apiextensions-apiserver")
                .mayOnlyBeAccessedByLayers("kube-apiserver")
                .whereLayer("apiserver")
                .mayOnlyBeAccessedByLayers(
                        "storage-h2", "storage-etcd", "apiextensions-apiserver", "kube-aggregator", "kube-apiserver")
                .check(all);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.drydock.(**)").should().beFreeOfCycles().check(all);
    }

    @Test
    void only_the_command_writes_to_the_terminal() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(SnapshotMain.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(Logging.class.getName())
                .should(accessField(System.class, "out").or(accessField(System.class, "err")))
                .check(all);
    }

    @Test
    void every_package_says_where_null_may_be() {
        classes()
                .that(resideInAnyPackage("io.drydock.."))
                .should(beInANullMarkedPackage())
                .check(all);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
