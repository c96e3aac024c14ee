package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;

/** Events that say no more than how far a watch has come. */
record Bookmarks(GroupVersionKind kind, ObjectCodec codec) {

    ObjectEvent at(long revision) {
        return event(object(revision));
    }

    /** The bookmark after which a watch that began with the state goes on with changes. */
    ObjectEvent endOfInitialEvents(long revision) {
        KubeObject bookmark = object(revision);
        bookmark.setAnnotation(ObjectEvent.END_OF_INITIAL_EVENTS, "true");
        return event(bookmark);
    }

    private KubeObject object(long revision) {
        KubeObject bookmark = KubeObject.ofKind(kind);
        bookmark.setResourceVersion(Long.toString(revision));
        return bookmark;
    }

    private ObjectEvent event(KubeObject bookmark) {
        return new ObjectEvent(ObjectEvent.Type.BOOKMARK, EncodedObject.of(codec.canonical(bookmark)));
    }
}
