package io.drydock.apiserver.admission.cel;

import dev.cel.common.values.NullValue;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.cel.CelProgram;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import io.drydock.apiserver.cel.library.AuthorizerValue;
import io.drydock.apiserver.cel.library.FunctionException;
import io.drydock.apiserver.cel.values.JsonValues;
import io.drydock.apiserver.cel.values.LazyMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the expressions of a policy or webhook see of one write. For one thread.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/activation.go: evaluationActivation (1.36)"
 */
public final class AdmissionVariables {
    private final Map<String, Object> values;

    private AdmissionVariables(Map<String, Object> values) {
        this.values = values;
    }

    /** @param authorizer asked by expressions, for the user whose write it is */
    public static AdmissionVariables of(VersionedWrite shown, Authorizer authorizer) {
        AdmissionAttributes write = shown.attributes();
        Map<String, Object> values = new HashMap<>();
        values.put("object", value(shown.object()));
        values.put("oldObject", value(shown.oldObject()));
        values.put("request", JsonValues.of(RequestVariable.of(write, shown.match())));
        values.put("namespaceObject", NullValue.NULL_VALUE);
        values.put("params", NullValue.NULL_VALUE);
        AuthorizerValue asker = new AuthorizerValue(write.user(), authorizer);
        values.put("authorizer", asker);
        values.put(
                "authorizer.requestResource",
                asker.resource(
                        write.resource().group(),
                        write.resource().resource(),
                        write.subresource(),
                        write.namespace(),
                        write.name()));
        return new AdmissionVariables(values);
    }

    /** The same, for one parameter of a policy; null where it has none. */
    public AdmissionVariables withParams(Optional<KubeObject> params) {
        return with("params", value(params));
    }

    /** The same, with the namespace of the write; null for the cluster's own. */
    public AdmissionVariables withNamespace(Optional<KubeObject> namespace) {
        return with("namespaceObject", value(namespace.map(NamespaceVariable::of)));
    }

    /**
     * The same, with {@code variables} that are evaluated when one is first used.
     *
     * @param budget that pays for it
     */
    public AdmissionVariables withVariables(Map<String, CompiledExpression> variables, CostBudget budget) {
        Map<String, Object> all = new HashMap<>(values);
        Map<String, Supplier<Object>> sources = new HashMap<>();
        variables.forEach((name, expression) -> sources.put(name, () -> evaluate(name, expression, all, budget)));
        all.put(ExpressionCompiler.VARIABLES, new LazyMap(sources));
        return new AdmissionVariables(all);
    }

    private static Object evaluate(
            String name, CompiledExpression expression, Map<String, Object> values, CostBudget budget) {
        String start = "composited variable \"" + name + "\" fails to ";
        CelProgram program = expression
                .program()
                .orElseThrow(() -> new FunctionException(start + "compile: " + expression.problem()));
        try {
            return program.evaluate(values, budget);
        } catch (CelRuntimeException e) {
            throw new FunctionException(start + "evaluate: " + e.getMessage());
        } catch (OutOfBudgetException e) {
            // The budget stays empty, and the expression that has asked finds it so.
            throw new FunctionException(start + "evaluate: " + e.getMessage());
        }
    }

    private AdmissionVariables with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new AdmissionVariables(more);
    }

    private static Object value(Optional<KubeObject> object) {
        return object.<Object>map(present -> JsonValues.of(present.tree())).orElse(NullValue.NULL_VALUE);
    }

    Map<String, Object> values() {
        return values;
    }
}
