package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;

/**
 * As what a write is shown: the resource that the rule names, and the kind its objects are converted to.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/interfaces.go: WebhookInvocation"
 */
public record Match(GroupVersionResource resource, GroupVersionKind kind) {}
