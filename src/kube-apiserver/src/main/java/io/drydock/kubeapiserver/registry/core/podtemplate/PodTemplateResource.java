package io.drydock.kubeapiserver.registry.core.podtemplate;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.core.podspec.DisabledPodFields;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodWarnings;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.node.MissingNode;

/** @see "Go: pkg/registry/core/podtemplate/strategy.go" */
public final class PodTemplateResource {
    private PodTemplateResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(Strategy::new)
                .withTable(Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Containers"),
                                TableColumn.text("Images"),
                                TableColumn.text("Pod Labels"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                Cells.each(object.at("template", "spec", "containers"), "name"),
                                Cells.each(object.at("template", "spec", "containers"), "image"),
                                Cells.labels(object.at("template", "metadata", "labels")))));
    }

    private static final class Strategy extends GenericStrategy {
        private final PodTemplateValidation templates;

        Strategy(ResourceContext context) {
            super(context);
            this.templates = new PodTemplateValidation(context);
        }

        @Override
        public void prepareForCreate(RequestScope scope, KubeObject object) {
            super.prepareForCreate(scope, object);
            DisabledPodFields.drop(object.at("template", "spec"), MissingNode.getInstance(), release());
        }

        @Override
        public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            DisabledPodFields.drop(object.at("template", "spec"), old.at("template", "spec"), release());
            super.prepareForUpdate(scope, object, old);
        }

        @Override
        public List<FieldError> validate(RequestScope scope, KubeObject object) {
            FieldErrors errors = new FieldErrors();
            templates.validate(object.at("template"), FieldPath.of("template"), errors);
            return errors.list();
        }

        @Override
        public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
            return PodWarnings.ofTemplate(object.at("template"), FieldPath.of("template"));
        }

        @Override
        public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return object.generation() == old.generation() ? List.of() : warningsOnCreate(scope, object);
        }

        @Override
        public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return validate(scope, object);
        }

        @Override
        public boolean returnsDeletedObject() {
            return true;
        }
    }
}
