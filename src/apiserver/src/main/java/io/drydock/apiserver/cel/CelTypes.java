package io.drydock.apiserver.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.drydock.apiserver.cel.types.StructTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Objects with known fields, for the type checker. The values of such types are maps.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/types.go: DeclTypeProvider (1.36)"
 */
public final class CelTypes implements CelTypeProvider {
    private static final Pattern ANY = Pattern.compile("\\bany\\b");

    private final ImmutableMap<String, CelType> types;

    CelTypes(List<StructType> types) {
        ImmutableMap.Builder<String, CelType> byName = ImmutableMap.builder();
        types.forEach(type -> byName.put(type.name(), type));
        this.types = byName.buildKeepingLast();
    }

    /** @param name with a dot, which no type of CEL itself has */
    public static StructType struct(String name, Map<String, ? extends CelType> fields) {
        return StructTypes.of(name, fields);
    }

    /**
     * What is known of a value that an expression has made and another one uses: objects are no longer told apart.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/composition.go: convertCelTypeToDeclType (1.36)"
     */
    public static CelType ofVariable(CelType type) {
        return switch (type) {
            case SimpleType simple -> simple;
            case ListType list -> ListType.create(ofVariable(list.elemType()));
            case MapType map -> MapType.create(ofVariable(map.keyType()), ofVariable(map.valueType()));
            default -> SimpleType.DYN;
        };
    }

    @Override
    public ImmutableList<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * A type as Go's CEL writes it.
     *
     * @see "Go: github.com/google/cel-go/common/types/types.go: Type.String"
     */
    public static String format(CelType type) {
        String text = dev.cel.common.types.CelTypes.format(type);
        return text.equals("null") ? "null_type" : ANY.matcher(text).replaceAll("google.protobuf.Any");
    }
}
