package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import java.util.List;

/** Nothing but a kind. */
record PlainStrategy(GroupVersionKind kind, boolean namespaced) implements RestStrategy {
    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }
}
