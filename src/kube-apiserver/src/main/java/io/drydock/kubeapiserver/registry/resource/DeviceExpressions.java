package io.drydock.kubeapiserver.registry.resource;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.CelEnvironment;
import io.drydock.apiserver.cel.CelProgram;
import io.drydock.apiserver.cel.CelTypes;
import io.drydock.apiserver.cel.CelVariable;
import io.drydock.apiserver.cel.library.QuantityFunctions;
import io.drydock.apiserver.cel.types.DeclaredType;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;

/**
 * Compiles the expressions that choose devices. They speak of one {@code device}; whoever allocates runs them, which
 * must not cost too much for the largest of devices.
 *
 * @see "Go: staging/src/k8s.io/dynamic-resource-allocation/cel/compile.go: CompileCELExpression (1.36)"
 */
final class DeviceExpressions {
    private static final long MOST_COST = 1_000_000;

    private DeviceExpressions() {}

    /** Made when the first selector comes. */
    private static final class Environment {
        private static final String NAME = "kubernetes.DRADevice";
        private static final long MOST_ATTRIBUTES = 32;

        static final DeclaredType DEVICE = device();
        static final CelEnvironment OF_DEVICES = CelEnvironment.base()
                .withBindings()
                .with(List.of(new CelVariable("device", StructTypeReference.create(NAME))), DEVICE.structs());

        private static DeclaredType device() {
            DeclaredType attribute = new DeclaredType.Scalar(SimpleType.ANY, 64, 1);
            DeclaredType amount = new DeclaredType.Scalar(QuantityFunctions.TYPE, 0, 8);
            return new DeclaredType.Fields(
                    NAME,
                    Map.of(
                            "driver",
                            text(63),
                            "allowMultipleAllocations",
                            new DeclaredType.Scalar(SimpleType.BOOL, 1, 4),
                            "attributes",
                            byDomain(new DeclaredType.Entries(text(32), attribute, true, MOST_ATTRIBUTES)),
                            "capacity",
                            byDomain(new DeclaredType.Entries(text(32), amount, false, MOST_ATTRIBUTES))),
                    0);
        }

        private static DeclaredType byDomain(DeclaredType values) {
            return new DeclaredType.Entries(text(63), values, false, MOST_ATTRIBUTES);
        }

        private static DeclaredType text(long mostCharacters) {
            return new DeclaredType.Scalar(SimpleType.STRING, mostCharacters, 2);
        }
    }

    /** An expression must compile to a yes or no, or to what may turn out to be one. */
    static void validate(String expression, FieldPath path, FieldErrors errors) {
        CelProgram program;
        try {
            program = Environment.OF_DEVICES.compile(expression, List.of(SimpleType.DYN));
        } catch (CelCompilationException malformed) {
            errors.invalid(path, expression, String.valueOf(malformed.getMessage()));
            return;
        }
        CelType type = program.resultType();
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.ANY)) {
            errors.invalid(path, expression, "must evaluate to bool or the unknown type, not " + CelTypes.format(type));
        } else if (program.worstCost(Environment.DEVICE) > MOST_COST) {
            errors.forbidden(path, "too complex, exceeds cost limit");
        }
    }
}
