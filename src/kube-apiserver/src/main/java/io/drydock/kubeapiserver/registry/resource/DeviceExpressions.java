package io.drydock.kubeapiserver.registry.resource;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.CelEnvironment;
import io.drydock.apiserver.cel.CelTypes;
import io.drydock.apiserver.cel.CelVariable;
import io.drydock.apiserver.cel.library.QuantityFunctions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the expressions that choose devices. They speak of one {@code device}; whoever allocates runs them. What they
 * may cost is not estimated.
 *
 * @see "Go: staging/src/k8s.io/dynamic-resource-allocation/cel/compile.go: CompileCELExpression (1.36)"
 */
final class DeviceExpressions {
    private static final String DEVICE = "kubernetes.DRADevice";

    private DeviceExpressions() {}

    /** Made when the first selector comes. */
    private static final class Environment {
        static final CelEnvironment OF_DEVICES = CelEnvironment.base()
                .withBindings()
                .with(List.of(new CelVariable("device", StructTypeReference.create(DEVICE))), List.of(device()));

        private static StructType device() {
            return CelTypes.struct(
                    DEVICE,
                    Map.of(
                            "driver",
                            SimpleType.STRING,
                            "allowMultipleAllocations",
                            SimpleType.BOOL,
                            "attributes",
                            byDomain(SimpleType.ANY),
                            "capacity",
                            byDomain(QuantityFunctions.TYPE)));
        }

        private static CelType byDomain(CelType value) {
            return MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, value));
        }
    }

    /** What is wrong with an expression; empty when it compiles to a yes or no, or may turn out to be one. */
    static Optional<String> problem(String expression) {
        CelType type;
        try {
            type = Environment.OF_DEVICES
                    .compile(expression, List.of(SimpleType.DYN))
                    .resultType();
        } catch (CelCompilationException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
        return type.equals(SimpleType.BOOL) || type.equals(SimpleType.ANY)
                ? Optional.empty()
                : Optional.of("must evaluate to bool or the unknown type, not " + CelTypes.format(type));
    }
}
