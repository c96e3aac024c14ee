package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * How policies and their bindings look in tables.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printValidatingAdmissionPolicy (1.36)"
 */
final class PolicyTables {
    private static final String UNSET = "<unset>";

    private PolicyTables() {}

    /** @param rules the field that holds what the policy does, and the name of the column that counts it */
    static Table ofPolicies(String rules, String column) {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.number(column),
                        TableColumn.text("ParamKind"),
                        TableColumn.text("Age"))
                .withRows((policy, now) -> TableRow.of(
                        policy.name(),
                        (long) policy.at("spec", rules).size(),
                        paramKind(policy.at("spec", "paramKind")),
                        Cells.age(policy, now)));
    }

    static Table ofBindings() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("PolicyName"),
                        TableColumn.text("ParamRef"),
                        TableColumn.text("Age"))
                .withRows((binding, now) -> TableRow.of(
                        binding.name(),
                        binding.at("spec", "policyName").asString(""),
                        paramRef(binding),
                        Cells.age(binding, now)));
    }

    private static String paramKind(JsonNode paramKind) {
        return paramKind.isObject()
                ? paramKind.path("apiVersion").asString("") + "/"
                        + paramKind.path("kind").asString("")
                : UNSET;
    }

    private static String paramRef(KubeObject binding) {
        JsonNode reference = binding.at("spec", "paramRef");
        String name = reference.path("name").asString("");
        if (!name.isEmpty()) {
            return reference.path("namespace").asString("*") + "/" + name;
        }
        return reference.path("selector").isObject() ? selector(reference.path("selector")) : UNSET;
    }

    /** @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/generated.pb.go: LabelSelector.String" */
    private static String selector(JsonNode selector) {
        String labels = selector.path("matchLabels").properties().stream()
                .map(label -> label.getKey() + ": " + label.getValue().asString("") + ",")
                .collect(Collectors.joining());
        String expressions = StreamSupport.stream(
                        selector.path("matchExpressions").spliterator(), false)
                .map(expression ->
                        "LabelSelectorRequirement{Key:" + expression.path("key").asString("")
                                + ",Operator:" + expression.path("operator").asString("")
                                + ",Values:[" + texts(expression.path("values")) + "],},")
                .collect(Collectors.joining());
        return "&LabelSelector{MatchLabels:map[string]string{" + labels
                + "},MatchExpressions:[]LabelSelectorRequirement{" + expressions + "},}";
    }

    private static String texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text -> text.asString(""))
                .collect(Collectors.joining(" "));
    }
}
