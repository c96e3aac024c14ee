package io.drydock.apiserver.cel.library;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions under construction: how each is declared to the type checker, and what runs. Overloads that several
 * libraries give to one name come together here, because the runtime chooses among those it was given at once.
 */
public final class Functions {
    private final Map<String, List<Overload>> overloads = new LinkedHashMap<>();

    private record Overload(CelOverloadDecl declaration, CelFunctionBinding binding) {}

    /** An argument: its type for the checker, and the class of the values that come. */
    record Argument<T>(CelType type, Class<T> javaClass) {}

    /** The libraries of release 1.36. */
    public static Functions all() {
        Functions functions = new Functions();
        StringFunctions.addTo(functions);
        ListFunctions.addTo(functions);
        RegexFunctions.addTo(functions);
        UrlFunctions.addTo(functions);
        QuantityFunctions.addTo(functions);
        AddressFunctions.addTo(functions);
        FormatFunctions.addTo(functions);
        SemverFunctions.addTo(functions);
        AuthorizerFunctions.addTo(functions);
        return functions;
    }

    /** What only expressions that make patches have. */
    public static Functions forPatches() {
        Functions functions = new Functions();
        functions.global(
                "jsonpatch.escapeKey",
                "string_jsonpatch_escapeKey_string",
                SimpleType.STRING,
                Arguments.STRING,
                key -> key.replace("~", "~0").replace("/", "~1"));
        return functions;
    }

    public List<CelFunctionDecl> declarations() {
        return overloads.entrySet().stream()
                .map(entry -> CelFunctionDecl.newFunctionDeclaration(
                        entry.getKey(),
                        entry.getValue().stream().map(Overload::declaration).toList()))
                .toList();
    }

    public List<CelFunctionBinding> bindings() {
        return overloads.entrySet().stream()
                .flatMap(
                        entry -> CelFunctionBinding.fromOverloads(
                                entry.getKey(),
                                entry.getValue().stream().map(Overload::binding).toList())
                                .stream())
                .toList();
    }

    /** {@code argument.name()}. */
    <A> void member(String name, String id, CelType result, Argument<A> target, CelFunctionOverload.Unary<A> body) {
        add(
                name,
                CelOverloadDecl.newMemberOverload(id, result, target.type()),
                CelFunctionBinding.from(id, target.javaClass(), body));
    }

    /** {@code first.name(second)}. */
    <A, B> void member(
            String name,
            String id,
            CelType result,
            Argument<A> target,
            Argument<B> argument,
            CelFunctionOverload.Binary<A, B> body) {
        add(
                name,
                CelOverloadDecl.newMemberOverload(id, result, target.type(), argument.type()),
                CelFunctionBinding.from(id, target.javaClass(), argument.javaClass(), body));
    }

    /** {@code first.name(second, third)}. */
    void member(String name, String id, CelType result, List<Argument<?>> arguments, CelFunctionOverload body) {
        add(
                name,
                CelOverloadDecl.newMemberOverload(id, result, types(arguments)),
                CelFunctionBinding.from(id, classes(arguments), body));
    }

    /** {@code name()}. */
    void global(String name, String id, CelType result, CelFunctionOverload body) {
        add(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, List.of()),
                CelFunctionBinding.from(id, ImmutableList.of(), body));
    }

    /** {@code name(argument)}. */
    <A> void global(String name, String id, CelType result, Argument<A> argument, CelFunctionOverload.Unary<A> body) {
        add(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, argument.type()),
                CelFunctionBinding.from(id, argument.javaClass(), body));
    }

    /** {@code name(first, second)}. */
    <A, B> void global(
            String name,
            String id,
            CelType result,
            Argument<A> first,
            Argument<B> second,
            CelFunctionOverload.Binary<A, B> body) {
        add(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, first.type(), second.type()),
                CelFunctionBinding.from(id, first.javaClass(), second.javaClass(), body));
    }

    /** The members by which values of a type are compared with each other; their ids begin with the prefix. */
    <A extends Comparable<A>> void comparisons(String prefix, Argument<A> value) {
        member(
                "isGreaterThan",
                prefix + "_is_greater_than",
                SimpleType.BOOL,
                value,
                value,
                (one, other) -> one.compareTo(other) > 0);
        member(
                "isLessThan",
                prefix + "_is_less_than",
                SimpleType.BOOL,
                value,
                value,
                (one, other) -> one.compareTo(other) < 0);
        member("compareTo", prefix + "_compare_to", SimpleType.INT, value, value, (one, other) ->
                (long) one.compareTo(other));
    }

    private void add(String name, CelOverloadDecl declaration, CelFunctionBinding binding) {
        overloads.computeIfAbsent(name, ignored -> new ArrayList<>()).add(new Overload(declaration, binding));
    }

    private static List<CelType> types(List<Argument<?>> arguments) {
        return arguments.stream().<CelType>map(Argument::type).toList();
    }

    private static List<Class<?>> classes(List<Argument<?>> arguments) {
        return arguments.stream().<Class<?>>map(Argument::javaClass).toList();
    }
}
