package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.storage.cacher.Freshness;
import java.util.OptionalLong;

/**
 * Reads resource versions.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/api_object_versioner.go: APIObjectVersioner"
 */
final class ResourceVersions {
    private ResourceVersions() {}

    /**
     * A request's resource version; 0 when it is empty.
     *
     * @throws StatusException when it is no number
     */
    static long ofRequest(String resourceVersion) {
        return parse(resourceVersion).orElseThrow(() -> StoreErrors.plain(invalid(resourceVersion)));
    }

    /** @throws StatusException 400 when a list's resource version is no number */
    static void requireOfList(String resourceVersion) {
        if (parse(resourceVersion).isEmpty()) {
            throw StatusErrors.badRequest("invalid resource version: " + invalid(resourceVersion));
        }
    }

    private static String invalid(String resourceVersion) {
        return "resourceVersion: Invalid value: " + GoValue.quote(resourceVersion) + ": " + problem(resourceVersion);
    }

    /**
     * How new the answer to a request must be; the newest when it names no version.
     *
     * @throws StatusException when it is no number
     */
    static Freshness freshness(String resourceVersion) {
        long asked = ofRequest(resourceVersion);
        return resourceVersion.isEmpty() ? Freshness.NEWEST : new Freshness.AtLeast(asked);
    }

    /**
     * An object's resource version; 0 when it has none.
     *
     * @throws StatusException when it is no number
     */
    static long of(KubeObject object) {
        String resourceVersion = object.resourceVersion();
        return parse(resourceVersion).orElseThrow(() -> StoreErrors.plain(problem(resourceVersion)));
    }

    static boolean isSet(KubeObject object) {
        return parse(object.resourceVersion()).orElse(0) != 0;
    }

    private static OptionalLong parse(String text) {
        if (text.isEmpty()) {
            return OptionalLong.of(0);
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    private static String problem(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return "strconv.ParseUint: parsing " + GoValue.quote(text)
                + (digits ? ": value out of range" : ": invalid syntax");
    }
}
