package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;

/**
 * A quota as its status has it: what is in its specification only counts once a controller has taken it over.
 *
 * @param object as it is stored, never to be changed
 */
public record Quota(KubeObject object, List<ScopeRequirement> scopes, ResourceList hard, ResourceList used) {
    public Quota {
        scopes = List.copyOf(scopes);
    }

    public static Quota of(KubeObject object) {
        return new Quota(
                object,
                ScopeRequirement.ofQuota(object),
                ResourceList.of(object.at("status", "hard")),
                ResourceList.of(object.at("status", "used")));
    }

    public String name() {
        return object.name();
    }

    public Quota withUsed(ResourceList used) {
        return new Quota(object, scopes, hard, used);
    }

    /** The object to be stored, with what is used by now. */
    public KubeObject charged() {
        KubeObject charged = object.deepCopy();
        charged.objectAt("status").set("used", used.tree());
        return charged;
    }
}
