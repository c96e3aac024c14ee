package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.audit.AuditLog;
import io.drydock.apiserver.audit.AuditPolicy;
import io.drydock.apiserver.options.AuditOptions;
import io.drydock.apiserver.server.Config;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns auditing on where the options give both a policy and a log.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditOptions.ApplyTo"
 */
final class Auditing {
    private static final Logger LOG = LoggerFactory.getLogger(Auditing.class);

    private Auditing() {}

    /** @throws IOException when the policy cannot be used, or the log not be written */
    static void applyTo(Config config, AuditOptions options, Release release) throws IOException {
        String policy = options.policyFile.get();
        String log = options.log.path.get();
        if (log.isEmpty()) {
            if (!policy.isEmpty()) {
                LOG.warn("--audit-policy-file={} records nothing without --audit-log-path", policy);
            }
            return;
        }
        if (policy.isEmpty()) {
            LOG.warn("--audit-log-path={} gets no events without --audit-policy-file", log);
            return;
        }
        config.audit(read(policy, release), open(log));
    }

    private static AuditPolicy read(String file, Release release) throws IOException {
        try {
            return AuditPolicy.read(Path.of(file), release);
        } catch (IOException | RuntimeException unusable) {
            throw new IOException("--audit-policy-file=" + file + ": " + unusable.getMessage(), unusable);
        }
    }

    private static AuditLog open(String file) throws IOException {
        try {
            return AuditLog.open(file);
        } catch (IOException unusable) {
            throw new IOException(
                    "--audit-log-path=" + file + " cannot be written: " + unusable.getMessage(), unusable);
        }
    }
}
