package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The admission chain, bound to one request. What kind of write it is shows in which objects there are: without an old
 * one it creates, without a new one it deletes.
 *
 * @param name from the path; empty when creating, where the object says it
 */
record BoundAdmission(RestCall call, String name, ObjectNode options) implements WriteOptions.Admission {

    /** All that a write of this request brings along. */
    static WriteOptions writeOptions(RestCall call, String name, ObjectNode options) {
        return new WriteOptions(RequestOptions.isDryRun(options), options, new BoundAdmission(call, name, options));
    }

    @Override
    public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {
        AdmissionAttributes attributes = attributes(object, old);
        object.ifPresentOrElse(
                changeable -> new ManagersGuard(call).admit(changeable, () -> chain().admit(attributes)),
                () -> chain().admit(attributes));
    }

    @Override
    public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
        chain().validate(attributes(object, old));
    }

    AdmissionAttributes attributes(Optional<KubeObject> object, Optional<KubeObject> old) {
        EndpointScope endpoint = call.endpoint();
        Operation operation = object.isEmpty() ? Operation.DELETE : old.isEmpty() ? Operation.CREATE : Operation.UPDATE;
        String objectName = name.isEmpty() ? object.map(KubeObject::name).orElse("") : name;
        String namespace = call.info().namespace();
        if (namespace.isEmpty() && isNamespace(endpoint.kind())) {
            namespace = objectName;
        }
        return new AdmissionAttributes(
                operation,
                endpoint.kind(),
                endpoint.resource(),
                endpoint.subresource(),
                namespace,
                objectName,
                object,
                old,
                RequestOptions.forOperation(options, operation),
                RequestOptions.isDryRun(options),
                call.user(),
                new EndpointObjects(endpoint),
                call.admissionContext(call.deadline()));
    }

    private AdmissionChain chain() {
        return call.endpoint().settings().admission();
    }

    private static boolean isNamespace(GroupVersionKind kind) {
        return kind.group().isEmpty() && kind.kind().equals("Namespace");
    }
}
