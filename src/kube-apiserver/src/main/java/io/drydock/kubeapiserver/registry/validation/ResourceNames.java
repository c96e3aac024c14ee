package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.quantity.QuantityFormatException;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The names of what can be requested, limited and counted, and how much of it.
 *
 * @see "Go: pkg/apis/core/helper/helpers.go"
 * @see "Go: pkg/apis/core/validation/validation.go: validateResourceName"
 */
public final class ResourceNames {
    private static final String HUGE_PAGES = "hugepages-";
    private static final List<String> POD = List.of("cpu", HUGE_PAGES, "memory");
    private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> COUNTED = Set.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> MEASURED = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "storage",
            "requests.storage");

    private ResourceNames() {}

    public static boolean isHugePages(String name) {
        return name.startsWith(HUGE_PAGES);
    }

    /** Names without a domain, and those of the domain {@code kubernetes.io}. */
    public static boolean isNative(String name) {
        return !name.contains("/") || name.contains("kubernetes.io/");
    }

    public static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && NameRules.qualifiedName("requests." + name).isEmpty();
    }

    /** Whether a request may be smaller than its limit. */
    public static boolean isOvercommitAllowed(String name) {
        return isNative(name) && !isHugePages(name);
    }

    private static boolean isStandard(String name) {
        return COUNTED.contains(name)
                || MEASURED.contains(name)
                || isHugePages(name)
                || name.startsWith("requests.hugepages-");
    }

    /** What quotas and limits of any kind may name. */
    public static void validate(String name, FieldPath path, FieldErrors errors) {
        List<String> problems = NameRules.qualifiedName(name);
        errors.invalid(path, name, problems);
        if (problems.isEmpty() && !name.contains("/") && !isStandard(name)) {
            errors.invalid(path, name, "must be a standard resource type or fully qualified");
        }
    }

    /** What containers may request and limit. */
    public static void validateContainerResource(String name, FieldPath path, FieldErrors errors) {
        validate(name, path, errors);
        if (!name.contains("/")) {
            if (!CONTAINER.contains(name) && !isHugePages(name)) {
                errors.invalid(path, name, "must be a standard resource for containers");
            }
        } else if (!isNative(name) && !isExtended(name)) {
            errors.invalid(path, name, "doesn't follow extended resource name standard");
        }
    }

    /** What a pod as a whole may request and limit. */
    public static void validatePodResource(String name, FieldPath path, FieldErrors errors) {
        int before = errors.list().size();
        validate(name, path, errors);
        if (errors.list().size() == before && !POD.contains(name) && !isHugePages(name)) {
            errors.notSupported(path, name, POD);
        }
    }

    /**
     * Whether an amount of pages is a number of whole ones. What is not a resource of pages, or of pages whose size
     * cannot be read, is none.
     */
    public static boolean isWholePages(String name, String amount) {
        if (!isHugePages(name)) {
            return true;
        }
        try {
            BigDecimal page =
                    Quantity.parse(name.substring(HUGE_PAGES.length())).amount();
            BigDecimal pages = Quantity.parse(amount).amount();
            return page.signum() > 0 && pages.remainder(page).signum() == 0;
        } catch (QuantityFormatException unreadable) {
            return false;
        }
    }

    /** What a quota may restrict. */
    public static void validateQuotaResource(String name, FieldPath path, FieldErrors errors) {
        validate(name, path, errors);
        if (!name.contains("/") && !isStandard(name)) {
            errors.invalid(path, name, "must be a standard resource for quota");
        }
    }

    /** An amount that is not negative, and whole where the resource comes in pieces. */
    public static void validateQuantity(String name, String value, FieldPath path, FieldErrors errors) {
        Quantity quantity = Quantity.parse(value);
        if (quantity.signum() < 0) {
            errors.invalid(path, value, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
        boolean pieces = COUNTED.contains(name) || isExtended(name);
        if (pieces && !quantity.isWhole()) {
            errors.invalid(path, value, "must be an integer");
        }
    }
}
