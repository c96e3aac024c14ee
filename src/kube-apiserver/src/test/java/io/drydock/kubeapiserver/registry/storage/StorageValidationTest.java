package io.drydock.kubeapiserver.registry.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageValidationTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "storageclasses | 'provisioner':'A B' | provisioner: Invalid value: \"a b\": name part must consist of",
                "storageclasses | 'provisioner':'p','parameters':{'':'v'} | parameters: Invalid value: \"\": field can not be empty.",
                "storageclasses | 'provisioner':'p','allowedTopologies':[{'matchLabelExpressions':[{'key':'k'}]}] | allowedTopologies[0].matchLabelExpressions[0].values: Required value",
                "storageclasses | 'provisioner':'p','allowedTopologies':[{'matchLabelExpressions':[{'key':'k','values':['a','a']}]}] | allowedTopologies[0].matchLabelExpressions[0].values[1]: Duplicate value: \"a\"",
                "storageclasses | 'provisioner':'p','allowedTopologies':[{'matchLabelExpressions':[{'key':'k','values':['a']}]},{'matchLabelExpressions':[{'key':'k','values':['a']}]}] | allowedTopologies[1].matchLabelExpressions: Duplicate value: \"\"",
                "volumeattributesclasses | 'driverName':'d' | parameters: Required value: must contain at least one key/value pair",
                "csistoragecapacities | 'storageClassName':'s','capacity':'-1' | capacity: Invalid value: \"-1\": must be greater than or equal to 0",
                "csistoragecapacities | 'storageClassName':'S' | storageClassName: Invalid value: \"S\": a lowercase RFC 1123 subdomain must consist of",
                "csidrivers | 'spec':{'fsGroupPolicy':'Odd'} | spec.fsGroupPolicy: Unsupported value: \"Odd\": supported values: \"File\", \"None\", \"ReadWriteOnceWithFSType\"",
                "csidrivers | 'spec':{'tokenRequests':[{'audience':'a'},{'audience':'a'}]} | spec.tokenRequests[1].audience: Duplicate value: \"a\"",
                "csidrivers | 'spec':{'tokenRequests':[{'audience':'a','expirationSeconds':1}]} | spec.tokenRequests[0].expirationSeconds: Invalid value: 1: may not specify a duration less than 10 minutes",
                "csidrivers | 'spec':{'volumeLifecycleModes':['Odd']} | spec.volumeLifecycleModes: Unsupported value: \"Odd\": supported values: \"Persistent\", \"Ephemeral\"",
                "csidrivers | 'spec':{'nodeAllocatableUpdatePeriodSeconds':9} | spec.nodeAllocatableUpdatePeriodSeconds: Invalid value: 9: must be greater than or equal to 10 seconds",
                "csinodes | 'spec':{'drivers':[{'name':'d','nodeID':''}]} | spec.drivers[0].nodeID: Required value",
                "csinodes | 'spec':{'drivers':[{'name':'d','nodeID':'n'},{'name':'d','nodeID':'n'}]} | spec.drivers[1].name: Duplicate value: \"d\"",
                "csinodes | 'spec':{'drivers':[{'name':'d','nodeID':'n','allocatable':{'count':-1}}]} | spec.drivers[0].allocatable.count: Invalid value: -1: must be greater than or equal to 0",
                "volumeattachments | 'spec':{'attacher':'a','nodeName':'n','source':{}} | spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName",
                "volumeattachments | 'spec':{'attacher':'a','nodeName':'N','source':{'persistentVolumeName':'v'}} | spec.nodeName: Invalid value: \"N\": a lowercase RFC 1123 subdomain must consist of",
                "volumeattachments | 'spec':{'attacher':'a','nodeName':'n','source':{'inlineVolumeSpec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1'},'csi':{'driver':'d','volumeHandle':'h'}}}} | spec.source.inlineVolumeSpec.capacity: Forbidden: may not be specified in the context of inline volumes",
            })
    void an_object_is_refused(String resource, String fields, String expected) {
        String message = server.refusal("storage.k8s.io/v1/" + resource, object(fields));
        assertTrue(message.contains("\"x\" is invalid: " + expected), message);
    }

    @Test
    void the_parameters_of_a_class_never_change() {
        server.create("storage.k8s.io/v1/volumeattributesclasses", object("'driverName':'d','parameters':{'a':'b'}"));
        assertEquals(
                "VolumeAttributesClass.storage.k8s.io \"x\" is invalid: parameters: Forbidden: updates to parameters are"
                        + " forbidden.",
                BuiltInServer.refusal(() -> server.update(
                                "storage.k8s.io/v1/volumeattributesclasses",
                                "x",
                                tree -> tree.withObjectProperty("parameters").put("a", "c")))
                        .message());
    }

    @Test
    void a_driver_keeps_whether_it_attaches_and_counts_other_changes() {
        String drivers = "storage.k8s.io/v1/csidrivers";
        server.create(drivers, object("'spec':{}"));
        assertTrue(BuiltInServer.refusal(() -> server.update(
                        drivers, "x", tree -> tree.withObjectProperty("spec").put("attachRequired", false)))
                .message()
                .contains("spec.attachedRequired: Invalid value: false: field is immutable"));
        server.update(drivers, "x", tree -> tree.withObjectProperty("spec").put("requiresRepublish", true));
        assertEquals(1, server.get(drivers, "x").generation());
    }

    @Test
    void what_is_attached_never_changes() {
        String attachments = "storage.k8s.io/v1/volumeattachments";
        for (BuiltInServer either : new BuiltInServer[] {server, older}) {
            either.create(
                    attachments,
                    object("'spec':{'attacher':'a','nodeName':'n','source':{'persistentVolumeName':'v'}},"
                            + "'status':{'attached':true}"));
            assertTrue(either.get(attachments, "x").at("status", "attached").isMissingNode()
                    || !either.get(attachments, "x").at("status", "attached").asBoolean());
            assertTrue(BuiltInServer.refusal(() -> either.update(
                            attachments,
                            "x",
                            tree -> tree.withObjectProperty("spec").put("nodeName", "m")))
                    .message()
                    .endsWith(": field is immutable"));
        }
    }

    private static String object(String fields) {
        return "{'metadata':{'name':'x'}," + fields + "}";
    }
}
