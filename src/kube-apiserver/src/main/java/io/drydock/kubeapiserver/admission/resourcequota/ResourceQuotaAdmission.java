package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.quota.QuotaEvaluator;
import io.drydock.kubeapiserver.quota.QuotaEvaluators;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets nobody use more than the quotas of a namespace allow. What a quota allows is what its status says: where no
 * controller takes specifications over into statuses, quotas restrict nothing.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/admission.go: QuotaAdmission"
 */
public final class ResourceQuotaAdmission implements ValidatingAdmission {
    public static final String NAME = "ResourceQuota";
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Release release;
    private final QuotaEvaluators evaluators;
    private final QuotaAccessor accessor;
    private final List<LimitedResource> limited;
    private final NamespaceTurns turns = new NamespaceTurns(PATIENCE);

    /** @param limited what nothing can be used of where no quota covers it */
    public ResourceQuotaAdmission(Release release, Lookup lookup, Clock clock, List<LimitedResource> limited) {
        this.release = release;
        this.evaluators = new QuotaEvaluators(release, clock);
        this.accessor = new QuotaAccessor(lookup);
        this.limited = List.copyOf(limited);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        GroupResource resource = attributes.resource().groupResource();
        if (attributes.namespace().isEmpty() || resource.equals(NAMESPACES)) {
            return;
        }
        Optional<QuotaEvaluator> evaluator = evaluators.of(resource).filter(found -> found.handles(attributes));
        if (evaluator.isEmpty() || nothingToCheck(attributes.namespace())) {
            return;
        }
        PendingRequest request = new PendingRequest(new QuotaCheck(release, attributes, evaluator.get(), limited));
        turns.await(
                attributes.namespace(),
                request,
                batch -> new QuotaBatch(accessor, batch).decide(attributes.namespace()));
    }

    /** Most namespaces have no quota, and their requests need not wait for each other. */
    private boolean nothingToCheck(String namespace) {
        return limited.isEmpty() && accessor.quotas(namespace).isEmpty();
    }
}
