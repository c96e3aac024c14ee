package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.StatusStore;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableConvertor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a built-in resource differs from what facts alone make of it: its strategy, its table, its subresources. What is
 * not said stays generic.
 *
 * {@snippet :
 * ResourceDefinition.of(PodStrategy::new)
 *     .withTable(new PodTable())
 *     .withSubresource("binding", (store, context) -> new PodBinding(store));
 * }
 *
 * @param strategy makes the resource's own strategy
 * @param table how its objects look in a table
 * @param main wraps the store; what it gives back serves the resource itself
 * @param subresources by name
 */
public record ResourceDefinition(
        Function<ResourceContext, ? extends RestStrategy> strategy,
        TableConvertor table,
        BiFunction<Store, ResourceContext, RestStorage> main,
        Map<String, BiFunction<Store, ResourceContext, RestStorage>> subresources) {

    /** A resource about which there is nothing more to say. */
    public static final ResourceDefinition GENERIC = of(GenericStrategy::new);

    public ResourceDefinition {
        subresources = Map.copyOf(subresources);
    }

    public static ResourceDefinition of(Function<ResourceContext, ? extends RestStrategy> strategy) {
        return new ResourceDefinition(strategy, TableConvertor.DEFAULT, (store, context) -> store, Map.of());
    }

    public ResourceDefinition withTable(TableConvertor other) {
        return new ResourceDefinition(strategy, other, main, subresources);
    }

    public ResourceDefinition withMain(BiFunction<Store, ResourceContext, RestStorage> other) {
        return new ResourceDefinition(strategy, table, other, subresources);
    }

    public ResourceDefinition withSubresource(String name, BiFunction<Store, ResourceContext, RestStorage> factory) {
        Map<String, BiFunction<Store, ResourceContext, RestStorage>> more = new LinkedHashMap<>(subresources);
        more.put(name, factory);
        return new ResourceDefinition(strategy, table, main, more);
    }

    /** The object under the rules for who reports on it. */
    public ResourceDefinition withStatus(Function<RestStrategy, RestStrategy> rules) {
        return withSubresource(
                "status",
                (store, context) ->
                        new StatusStore(store, rules.apply(store.strategy())).withTables(context.release()));
    }

    /** A subresource that is the object itself under other rules, as {@code status} is. It is not shown in tables. */
    public ResourceDefinition withStatusLike(String name, Function<RestStrategy, RestStrategy> rules) {
        return withSubresource(name, (store, context) -> new StatusStore(store, rules.apply(store.strategy())));
    }
}
