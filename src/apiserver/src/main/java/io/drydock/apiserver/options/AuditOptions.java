package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import java.util.List;

/**
 * Which requests are recorded, and where the records go.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditOptions"
 */
public final class AuditOptions extends OptionGroup {
    static final String SECTION = "Auditing";
    static final List<String> VERSIONS = List.of("audit.k8s.io/v1", "audit.k8s.io/v1beta1", "audit.k8s.io/v1alpha1");

    public final Flag<String> policyFile =
            string("audit-policy-file", "", "The policy that says what is recorded of which request.");
    public final AuditLogOptions log = new AuditLogOptions();
    public final AuditWebhookOptions webhook = new AuditWebhookOptions();

    public AuditOptions() {
        super(SECTION);
    }

    @Override
    public void addFlags(FlagSet flagSet) {
        super.addFlags(flagSet);
        log.addFlags(flagSet);
        webhook.addFlags(flagSet);
    }

    @Override
    public void validate(Problems problems) {
        log.validate(problems);
        webhook.validate(problems);
    }
}
