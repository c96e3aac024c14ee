package io.drydock.apiserver.admission.webhook;

import io.drydock.apiserver.admission.AdmissionAttributes.Operation;

/** What a plug-in that asks webhooks is, whatever they may do: it has to do with all writes, and watches who is asked. */
abstract sealed class WebhookPlugin implements AutoCloseable permits MutatingWebhooks, ValidatingWebhooks {
    private final String name;
    final WebhookSource source;
    final WebhookCaller caller;
    final WebhookParts parts;

    /** Watches the configurations once it is started, or asked. */
    WebhookPlugin(String name, WebhookParts parts, boolean mutating) {
        this.name = name;
        this.source = parts.source();
        this.caller = parts.caller(mutating);
        this.parts = parts;
    }

    public final String name() {
        return name;
    }

    public final boolean handles(Operation operation) {
        return true;
    }

    /** Begins to watch the configurations. */
    public final void start() {
        source.start();
    }

    @Override
    public final void close() {
        source.close();
    }
}
