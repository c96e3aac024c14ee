package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Optional;

/** The last look at an object before it is deleted: is it the one that was meant, and does admission let it go? */
record DeletionCheck(
        ResourceStorage resource,
        GroupResource named,
        String name,
        String shownKey,
        DeleteRequest request,
        WriteOptions.Admission admission)
        implements Storage.Precondition {

    @Override
    public void check(StoredValue current) {
        KubeObject object = resource.decode(current).object();
        requireMeant("UID", request.uid(), object.uid());
        requireMeant("ResourceVersion", request.resourceVersion(), object.resourceVersion());
        admission.admit(Optional.empty(), Optional.of(object));
        admission.validate(Optional.empty(), Optional.of(object));
    }

    private void requireMeant(String field, Optional<String> meant, String found) {
        if (meant.isPresent() && !meant.get().equals(found)) {
            throw StoreErrors.notTheOneMeant(named, name, shownKey, field, meant.get(), found);
        }
    }
}
