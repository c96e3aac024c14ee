package io.drydock.apiserver.cel.estimate;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.types.DeclaredType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates what a checked expression costs, from the sizes of all that it works with. Every part of it costs what it
 * would cost at run time; a loop costs as much for each item that there may be.
 *
 * @see "Go: github.com/google/cel-go/checker/cost.go: Cost"
 */
public final class WorstCost {
    private static final Bounds LIST = Bounds.exactly(10);
    private static final Bounds MAP = Bounds.exactly(30);
    private static final Bounds STRUCT = Bounds.exactly(40);

    private final CelAbstractSyntaxTree tree;
    private final DeclaredType root;
    private final Map<Long, List<String>> paths = new HashMap<>();
    private final Map<Long, Bounds> sizes = new HashMap<>();
    private final Map<Long, EntryBounds> entries = new HashMap<>();
    private final LocalVariables locals = new LocalVariables();

    private WorstCost(CelAbstractSyntaxTree tree, DeclaredType root) {
        this.tree = tree;
        this.root = root;
    }

    /**
     * @param root the type of the variables that have one
     * @return in the units of {@code CelLimits}
     */
    public static long of(CelAbstractSyntaxTree tree, DeclaredType root) {
        return new WorstCost(tree, root).cost(tree.getExpr()).max();
    }

    private Bounds cost(CelExpr part) {
        return switch (part.exprKind().getKind()) {
            case CONSTANT, NOT_SET -> Bounds.NOTHING;
            case IDENT -> identifier(part);
            case SELECT -> select(part);
            case CALL -> call(part);
            case LIST -> list(part);
            case MAP -> map(part);
            case STRUCT ->
                part.struct().entries().stream()
                        .map(entry -> cost(entry.value()))
                        .reduce(STRUCT, Bounds::plus);
            case COMPREHENSION -> comprehension(part);
        };
    }

    private Bounds identifier(CelExpr part) {
        String name = part.ident().name();
        paths.put(part.id(), locals.find(name).map(LocalVariables.Local::path).orElse(List.of(name)));
        return Bounds.ONE;
    }

    private Bounds select(CelExpr part) {
        CelExpr operand = part.select().operand();
        Bounds cost = cost(operand);
        if (part.select().testOnly()) {
            return cost;
        }
        paths.put(part.id(), longer(path(operand), part.select().field()));
        return switch (type(operand).kind()) {
            case MAP, STRUCT, TYPE_PARAM -> cost.plus(Bounds.ONE);
            default -> cost;
        };
    }

    private Bounds call(CelExpr part) {
        CelExpr.CelCall call = part.call();
        if (call.function().equals("dyn")) {
            CelExpr argument = call.args().getFirst();
            Bounds cost = cost(argument);
            copySizes(argument, part);
            return cost.plus(Bounds.ONE);
        }
        List<Bounds> costs = new ArrayList<>();
        List<Operand> arguments = new ArrayList<>();
        for (CelExpr argument : call.args()) {
            costs.add(cost(argument));
            arguments.add(operand(argument));
        }
        List<String> overloads =
                tree.getReference(part.id()).map(CelReference::overloadIds).orElse(ImmutableList.of());
        if (overloads.isEmpty()) {
            return Bounds.NOTHING;
        }
        Bounds target = call.target().map(this::cost).orElse(Bounds.NOTHING);
        Optional<Operand> targetOperand = call.target().map(this::operand);
        Bounds least = new Bounds(Long.MAX_VALUE, 0);
        Optional<Bounds> size = Optional.empty();
        for (String overload : overloads) {
            CallEstimate estimate = estimate(part, overload, targetOperand, arguments, costs);
            least = least.or(estimate.cost());
            size = either(size, estimate.size());
            if (overload.equals("index_list") || overload.equals("index_map")) {
                CelExpr indexed = call.args().getFirst();
                size = entriesOf(indexed).map(EntryBounds::value);
                paths.put(part.id(), longer(path(indexed), overload.equals("index_list") ? "@items" : "@values"));
            }
            size = size.or(() -> size(part));
        }
        size.ifPresent(known -> sizes.put(part.id(), known));
        return target.plus(least);
    }

    private static Optional<Bounds> either(Optional<Bounds> one, Optional<Bounds> other) {
        return other.map(found -> one.map(found::or).orElse(found)).or(() -> one);
    }

    private CallEstimate estimate(
            CelExpr part, String overload, Optional<Operand> target, List<Operand> arguments, List<Bounds> costs) {
        Bounds all = costs.stream().reduce(Bounds.NOTHING, Bounds::plus);
        Optional<CallEstimate> ofLibrary = LibraryCalls.of(part.call().function(), overload, target, arguments, root);
        if (ofLibrary.isPresent()) {
            return ofLibrary.get().plus(all);
        }
        return switch (overload) {
            // The second operand may not be needed.
            case "logical_or", "logical_and" ->
                CallEstimate.of(new Bounds(costs.getFirst().min(), all.max()));
            case "conditional" -> {
                both(arguments.get(1), arguments.get(2)).ifPresent(known -> entries.put(part.id(), known));
                yield CallEstimate.of(
                        costs.get(0).plus(costs.get(1).or(costs.get(2))),
                        arguments.get(1).size().or(arguments.get(2).size()));
            }
            default -> {
                if (overload.startsWith("add_") && arguments.size() == 2) {
                    both(arguments.get(0), arguments.get(1)).ifPresent(known -> entries.put(part.id(), known));
                }
                List<Operand> operands = new ArrayList<>();
                target.ifPresent(operands::add);
                operands.addAll(arguments);
                yield StandardCalls.of(overload, operands).plus(all);
            }
        };
    }

    private Optional<EntryBounds> both(Operand one, Operand other) {
        return entriesOf(one.expression())
                .flatMap(first -> entriesOf(other.expression()).map(first::or));
    }

    private Bounds list(CelExpr part) {
        Bounds cost = LIST;
        Bounds item = part.list().elements().isEmpty() ? Bounds.NOTHING : new Bounds(Long.MAX_VALUE, 0);
        for (CelExpr element : part.list().elements()) {
            cost = cost.plus(cost(element));
            item = item.or(size(element).orElse(Bounds.UNKNOWN));
        }
        entries.put(part.id(), new EntryBounds(true, Bounds.ONE, item));
        return cost;
    }

    private Bounds map(CelExpr part) {
        Bounds cost = MAP;
        Bounds none = part.map().entries().isEmpty() ? Bounds.NOTHING : new Bounds(Long.MAX_VALUE, 0);
        Bounds key = none;
        Bounds value = none;
        for (CelExpr.CelMap.Entry entry : part.map().entries()) {
            cost = cost.plus(cost(entry.key())).plus(cost(entry.value()));
            key = key.or(size(entry.key()).orElse(Bounds.UNKNOWN));
            value = value.or(size(entry.value()).orElse(Bounds.UNKNOWN));
        }
        entries.put(part.id(), new EntryBounds(false, key, value));
        return cost;
    }

    private Bounds comprehension(CelExpr part) {
        CelExpr.CelComprehension loop = part.comprehension();
        Bounds cost = cost(loop.iterRange()).plus(cost(loop.accuInit()));
        Optional<EntryBounds> initial = entriesOf(loop.accuInit());
        locals.enter(loop.accuVar(), new LocalVariables.Local(path(loop.accuInit()), size(loop.accuInit()), initial));
        if (isBinding(loop)) {
            cost = cost.plus(cost(loop.result()));
            locals.leave(loop.accuVar());
            copySizes(loop.result(), part);
            return cost;
        }
        enterIteration(loop);
        Bounds round = cost(loop.loopCondition()).plus(cost(loop.loopStep()));
        locals.leave(loop.iterVar());
        if (!loop.iterVar2().isEmpty()) {
            locals.leave(loop.iterVar2());
        }
        cost = cost.plus(cost(loop.result()));
        locals.leave(loop.accuVar());
        Bounds rounds = size(loop.iterRange()).orElse(Bounds.UNKNOWN);
        switch (loop.accuInit().exprKind().getKind()) {
            case CONSTANT -> size(loop.accuInit()).ifPresent(known -> sizes.put(part.id(), known));
            case LIST, MAP -> {
                sizes.put(part.id(), rounds);
                entriesOf(loop.loopStep()).ifPresent(known -> entries.put(part.id(), known));
            }
            default -> {}
        }
        return cost.plus(rounds.times(round));
    }

    private void enterIteration(CelExpr.CelComprehension loop) {
        CelExpr range = loop.iterRange();
        Optional<EntryBounds> known = entriesOf(range);
        boolean isList = known.map(EntryBounds::isList).orElse(type(range).kind() == CelKind.LIST);
        Optional<Bounds> key = known.map(EntryBounds::key);
        Optional<Bounds> value = known.map(EntryBounds::value);
        if (loop.iterVar2().isEmpty()) {
            locals.enter(loop.iterVar(), iterated(range, isList ? "@items" : "@keys", isList ? value : key));
        } else {
            locals.enter(loop.iterVar(), iterated(range, isList ? "@indices" : "@keys", key));
            locals.enter(loop.iterVar2(), iterated(range, isList ? "@items" : "@values", value));
        }
    }

    private LocalVariables.Local iterated(CelExpr range, String step, Optional<Bounds> size) {
        return new LocalVariables.Local(longer(path(range), step), size, Optional.empty());
    }

    /** Whether a loop only gives a name to a value. */
    private static boolean isBinding(CelExpr.CelComprehension loop) {
        return loop.iterRange().exprKind().getKind() == Kind.LIST
                && loop.iterRange().list().elements().isEmpty()
                && loop.loopCondition().exprKind().getKind() == Kind.CONSTANT
                && loop.loopCondition().constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                && !loop.loopCondition().constant().booleanValue()
                && !LocalVariables.isAccumulator(loop.accuVar());
    }

    private Operand operand(CelExpr part) {
        List<String> path = path(part);
        boolean isAccumulator = !path.isEmpty() && LocalVariables.isAccumulator(path.getFirst());
        return new Operand(part, type(part), isAccumulator ? List.of() : path, size(part));
    }

    private Optional<Bounds> size(CelExpr part) {
        if (sizes.containsKey(part.id())) {
            return Optional.of(sizes.get(part.id()));
        }
        Optional<Bounds> known = literalSize(part);
        if (known.isEmpty()) {
            known = DeclaredSizes.of(root, path(part));
            known.ifPresent(size -> sizes.put(part.id(), size));
        }
        return known.or(() -> isScalar(type(part)) ? Optional.of(Bounds.ONE) : Optional.empty())
                .or(() -> local(part).flatMap(LocalVariables.Local::size));
    }

    private static Optional<Bounds> literalSize(CelExpr part) {
        return switch (part.exprKind().getKind()) {
            case CONSTANT ->
                Optional.of(Bounds.exactly(
                        switch (part.constant().getKind()) {
                            case STRING_VALUE ->
                                part.constant().stringValue().codePoints().count();
                            case BYTES_VALUE -> part.constant().bytesValue().size();
                            default -> 1;
                        }));
            case LIST -> Optional.of(Bounds.exactly(part.list().elements().size()));
            case MAP -> Optional.of(Bounds.exactly(part.map().entries().size()));
            default -> Optional.empty();
        };
    }

    private static boolean isScalar(CelType type) {
        return switch (type.kind()) {
            case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT -> true;
            case OPAQUE ->
                type.name().equals("optional_type")
                        && isScalar(type.parameters().getFirst());
            default -> false;
        };
    }

    private Optional<EntryBounds> entriesOf(CelExpr part) {
        return Optional.ofNullable(entries.get(part.id())).or(() -> local(part).flatMap(LocalVariables.Local::entries));
    }

    private void copySizes(CelExpr from, CelExpr to) {
        size(from).ifPresent(known -> sizes.put(to.id(), known));
        entriesOf(from).ifPresent(known -> entries.put(to.id(), known));
    }

    private Optional<LocalVariables.Local> local(CelExpr part) {
        return part.exprKind().getKind() == Kind.IDENT
                ? locals.find(part.ident().name())
                : Optional.empty();
    }

    private List<String> path(CelExpr part) {
        return local(part).map(LocalVariables.Local::path).orElseGet(() -> paths.getOrDefault(part.id(), List.of()));
    }

    private static List<String> longer(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private CelType type(CelExpr part) {
        return tree.getType(part.id()).orElse(SimpleType.DYN);
    }
}
