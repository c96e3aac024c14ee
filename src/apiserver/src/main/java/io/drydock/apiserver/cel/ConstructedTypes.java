package io.drydock.apiserver.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.drydock.apiserver.cel.values.ConstructedObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The types of the objects that an expression makes. Which fields there are, the expression says itself.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/mutation/typeresolver.go: DynamicTypeResolver (1.36)"
 */
final class ConstructedTypes {
    private static final Map<String, CelType> JSON_PATCH = Map.of(
            "op", SimpleType.STRING,
            "path", SimpleType.STRING,
            "from", SimpleType.STRING,
            "value", SimpleType.DYN);

    private ConstructedTypes() {}

    static List<StructType> of(CelAbstractSyntaxTree tree) {
        List<CelExpr> parts = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .toList();
        Map<String, CelType> read = new TreeMap<>();
        parts.stream()
                .filter(part -> part.exprKind().getKind() == Kind.SELECT)
                .forEach(part -> read.put(part.select().field(), SimpleType.DYN));
        Map<String, Map<String, CelType>> types = new TreeMap<>();
        parts.stream()
                .filter(part -> part.exprKind().getKind() == Kind.STRUCT)
                .map(CelExpr::struct)
                .filter(struct -> ConstructedObject.isType(struct.messageName()))
                .forEach(struct -> {
                    Map<String, CelType> fields =
                            types.computeIfAbsent(struct.messageName(), ignored -> new TreeMap<>(read));
                    struct.entries().forEach(entry -> fields.put(entry.fieldKey(), SimpleType.DYN));
                });
        types.computeIfPresent(ConstructedObject.JSON_PATCH, (name, fields) -> JSON_PATCH);
        return types.entrySet().stream()
                .map(type -> CelTypes.struct(type.getKey(), type.getValue()))
                .toList();
    }
}
