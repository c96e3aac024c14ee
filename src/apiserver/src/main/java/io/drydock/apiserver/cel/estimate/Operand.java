package io.drydock.apiserver.cel.estimate;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.drydock.apiserver.cel.types.DeclaredType;
import java.util.List;
import java.util.Optional;

/**
 * What a call is given.
 *
 * @param path through the declared types, with the variable first; empty when the value is not found there
 * @param known its size, where that can be told
 */
record Operand(CelExpr expression, CelType type, List<String> path, Optional<Bounds> known) {

    Bounds size() {
        return known.orElse(Bounds.UNKNOWN);
    }

    boolean isText() {
        return isText(type);
    }

    static boolean isText(CelType type) {
        return type.kind() == CelKind.STRING || type.kind() == CelKind.BYTES;
    }

    /** The size of the items of a list; absent when this is none. */
    Optional<Item> item(DeclaredType root) {
        if (type.parameters().isEmpty()) {
            return Optional.empty();
        }
        CelType itemType = type.parameters().getFirst();
        Bounds size = path.isEmpty()
                ? Bounds.UNKNOWN
                : DeclaredSizes.at(root, path)
                        .flatMap(list -> list.at("@items"))
                        .map(item -> new Bounds(0, item.maxElements()))
                        .orElse(Bounds.UNKNOWN);
        return Optional.of(new Item(isText(itemType), size));
    }

    record Item(boolean isText, Bounds size) {}
}
