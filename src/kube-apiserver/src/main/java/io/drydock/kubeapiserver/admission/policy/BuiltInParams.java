package io.drydock.kubeapiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.admission.policy.ParamKind;
import io.drydock.apiserver.admission.policy.ParamResources;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.List;
import java.util.Optional;

/** Objects of built-in kinds as parameters of policies. */
record BuiltInParams(ResourceDirectory directory) implements ParamResources {

    @Override
    public Optional<ParamResource> find(ParamKind kind) {
        String group = GroupVersion.parse(kind.apiVersion()).group();
        return directory.all().stream()
                .filter(store -> store.kind().kind().equals(kind.kind())
                        && store.kind().group().equals(group))
                .findFirst()
                .map(store -> new StoredParams(store, new Lookup(directory)));
    }

    private record StoredParams(Store store, Lookup lookup) implements ParamResource {

        @Override
        public boolean namespaced() {
            return store.namespaced();
        }

        @Override
        public Optional<KubeObject> get(String namespace, String name) {
            return lookup.get(store.groupResource(), namespace, name);
        }

        @Override
        public List<KubeObject> list(String namespace) {
            return lookup.listCached(store.groupResource(), namespace);
        }
    }
}
