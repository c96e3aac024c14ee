package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.serviceaccount.BoundTokens;
import io.drydock.kubeapiserver.serviceaccount.TokenGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Adds the subresource {@code token} to service accounts.
 *
 * @param generator signs the tokens
 * @param apiAudiences whom they are meant for when nobody says
 * @param longest those asked for longer live this long; zero for no limit
 * @param extendPodTokens whether tokens that are mounted into pods live a year, whatever they say
 * @see "Go: pkg/registry/core/serviceaccount/storage/storage.go: NewREST"
 */
public record ServiceAccountTokenResource(
        TokenGenerator generator,
        List<String> apiAudiences,
        Duration longest,
        boolean extendPodTokens,
        InstantSource clock) {
    public ServiceAccountTokenResource {
        apiAudiences = List.copyOf(apiAudiences);
    }

    public ResourceDefinition addTo(ResourceDefinition serviceAccounts) {
        BiFunction<Store, ResourceContext, RestStorage> token = (store, context) -> new TokenRequestStorage(
                context.release(),
                context.directory(),
                new BoundTokens(context.release(), generator),
                apiAudiences,
                new TokenRequestStorage.Expiration(longest, extendPodTokens),
                clock);
        return serviceAccounts.withSubresource("token", token);
    }
}
