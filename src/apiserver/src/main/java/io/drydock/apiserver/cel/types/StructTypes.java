package io.drydock.apiserver.cel.types;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/** Types of objects whose fields are known. */
public final class StructTypes {
    private StructTypes() {}

    /** @param name with a dot, or one that no type of CEL itself has */
    public static StructType of(String name, Map<String, ? extends CelType> fields) {
        ImmutableMap<String, CelType> known = ImmutableMap.copyOf(fields);
        return StructType.create(name, known.keySet(), field -> Optional.ofNullable(known.get(field)));
    }
}
