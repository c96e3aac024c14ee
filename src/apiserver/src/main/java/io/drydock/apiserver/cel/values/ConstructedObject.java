package io.drydock.apiserver.cel.values;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.CelValueProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that an expression has made, such as {@code Object.spec{replicas: 3}}. The names of the types say where in
 * the object it belongs; any field may be set.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/mutation/dynamic/objects.go: ObjectVal (1.36)"
 */
@SuppressWarnings("Immutable") // the fields are values of expressions, which nobody changes
public final class ConstructedObject extends CelMap {
    /** The type of the whole object, and the beginning of the names of all its parts. */
    public static final String OBJECT = "Object";
    /** The type of an operation of a JSON patch. */
    public static final String JSON_PATCH = "JSONPatch";

    private final String typeName;
    private final ImmutableMap<String, Object> fields;

    private ConstructedObject(String typeName, Map<String, Object> fields) {
        this.typeName = typeName;
        this.fields = ImmutableMap.copyOf(fields);
    }

    /** Whether expressions may make objects of this type. */
    public static boolean isType(String name) {
        return name.equals(OBJECT) || name.startsWith(OBJECT + ".") || name.equals(JSON_PATCH);
    }

    /** Makes objects of these types for the runtime. */
    public static CelValueProvider provider() {
        return (type, fields) -> isType(type) ? Optional.of(new ConstructedObject(type, fields)) : Optional.empty();
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(typeName);
    }

    @Override
    Optional<Object> lookup(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    Collection<String> names() {
        return fields.keySet();
    }

    /** Where the names of types do not say what the fields say that hold them; none when all is well. */
    public List<String> misplaced() {
        List<String> problems = new ArrayList<>();
        check(this, typeName, problems);
        return ImmutableList.copyOf(problems);
    }

    private static void check(Object value, String expected, List<String> problems) {
        switch (value) {
            case ConstructedObject object -> {
                if (!object.typeName.equals(expected)) {
                    problems.add("unexpected type name \"" + object.typeName + "\", expected \"" + expected
                            + "\", which matches field name path from root Object type");
                }
                object.fields.forEach((name, field) -> check(field, expected + "." + name, problems));
            }
            case List<?> list -> list.forEach(item -> check(item, expected, problems));
            case Map<?, ?> map -> map.values().forEach(item -> check(item, expected, problems));
            default -> {}
        }
    }
}
