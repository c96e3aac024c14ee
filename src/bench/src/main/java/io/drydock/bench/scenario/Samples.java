package io.drydock.bench.scenario;

import io.drydock.bench.load.Request;

/** The objects that are measured with: a pod as deployments make them, and config maps of about a kilobyte. */
public final class Samples {
    private Samples() {}

    /** @param name may hold {@link Request#NUMBER} */
    static String configMap(String name, int dataBytes) {
        return """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app":"bench","tier":"hull"}},\
                "data":{"revision":"%s","text":"%s"}}""".formatted(name, Request.NUMBER, "0123456789".repeat(dataBytes / 10));
    }

    static String namespace(String name) {
        return """
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(name);
    }

    /** Pods are admitted only where their service account is, and nobody else here makes one. */
    static String serviceAccount() {
        return """
                {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default"}}""";
    }

    public static String pod(String name) {
        return """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","labels":{"app":"web","pod-template-hash":"6d4b"}},\
                "spec":{"automountServiceAccountToken":false,"containers":[{"name":"web","image":"nginx:1.27",\
                "ports":[{"containerPort":80}],"env":[{"name":"COLOUR","value":"red"}],\
                "resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"memory":"128Mi"}},\
                "readinessProbe":{"httpGet":{"path":"/","port":80}}}]}}""".formatted(name);
    }
}
