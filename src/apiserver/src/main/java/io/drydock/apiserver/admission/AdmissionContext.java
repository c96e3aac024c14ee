package io.drydock.apiserver.admission;

import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.audit.AuditLevel;
import io.drydock.apiserver.request.RequestDeadline;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plug-ins leave besides their decision about a write: notes for its audit event, warnings for the client, and
 * what they remember for a second round. Notes and warnings may come from many threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/interfaces.go: Attributes, ReinvocationContext"
 */
public final class AdmissionContext {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionContext.class);

    private final AuditAnnotations annotations;
    private final Consumer<String> warnings;
    private final RequestDeadline deadline;
    private final Reinvocation reinvocation = new Reinvocation();

    public AdmissionContext(AuditAnnotations annotations, Consumer<String> warnings, RequestDeadline deadline) {
        this.annotations = annotations;
        this.warnings = warnings;
        this.deadline = deadline;
    }

    /** Of a write that nobody records and whose client is not warned. */
    public static AdmissionContext silent() {
        return new AdmissionContext(new AuditAnnotations(AuditLevel.NONE), text -> {}, RequestDeadline.NONE);
    }

    /** @param key a DNS name, a slash, and a word, such as {@code pod-security.kubernetes.io/enforce-policy} */
    public void addAnnotation(String key, String value) {
        addAnnotation(key, value, AuditLevel.METADATA);
    }

    /** @param from the least level of recording at which the event has this note */
    public void addAnnotation(String key, String value, AuditLevel from) {
        List<String> problems = NameRules.qualifiedName(key);
        if (key.indexOf('/') < 0 || !problems.isEmpty()) {
            LOG.warn("the audit annotation {} has no valid key: {}", key, problems);
            return;
        }
        annotations.add(key, value, from);
    }

    public void warn(String text) {
        warnings.accept(text);
    }

    /** When the decision comes too late. */
    public RequestDeadline deadline() {
        return deadline;
    }

    public Reinvocation reinvocation() {
        return reinvocation;
    }
}
