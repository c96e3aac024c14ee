package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns what after writes that do not say so. */
class FieldManagerTest extends FieldManagerFixture {
    @Test
    void what_is_created_belongs_to_its_creator_without_its_name() {
        KubeObject created = configMap("{a: '1', b: '2'}");
        CONFIG_MAPS.create(created, "");
        JsonNode entry = created.at("metadata", "managedFields").get(0);
        assertEquals(JsonDecoder.decode("""
                        {"manager":"unknown","operation":"Update","apiVersion":"v1","time":"2020-01-02T03:04:05Z",
                         "fieldsType":"FieldsV1","fieldsV1":{"f:data":{".":{},"f:a":{},"f:b":{}}}}"""), entry);
    }

    @Test
    void a_created_deployment_is_tracked_down_to_its_ports() {
        KubeObject created = object("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: d, labels: {app: d}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: d}}
                  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%}}
                  template:
                    metadata: {labels: {app: d}}
                    spec:
                      securityContext: {}
                      containers: [{name: web, image: x, resources: {}, ports: [{containerPort: 80, protocol: TCP}]}]
                """, "apps/v1", "Deployment");
        DEPLOYMENTS.create(created, "m");
        assertEquals(JsonDecoder.decode("""
                        {"f:metadata":{"f:labels":{".":{},"f:app":{}}},
                         "f:spec":{"f:replicas":{},"f:selector":{},
                          "f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{}},"f:type":{}},
                          "f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},
                           "f:spec":{"f:containers":{"k:{\\"name\\":\\"web\\"}":{".":{},"f:image":{},"f:name":{},
                             "f:ports":{".":{},"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":
                               {".":{},"f:containerPort":{},"f:protocol":{}}},
                             "f:resources":{}}},
                            "f:securityContext":{}}}}}"""), owned(created).get("m"));
    }

    // tag::takes[]
    @Test
    void an_update_takes_what_it_changes_and_others_lose_it() {
        KubeObject created = configMap("{a: '1', b: '2', c: '3'}");
        CONFIG_MAPS.create(created, "one");
        KubeObject stored = stored(created);
        KubeObject changed = stored.deepCopy();
        ((ObjectNode) changed.at("data")).put("b", "changed").put("d", "4").remove("c");
        CONFIG_MAPS.update(stored, changed, "two", "");
        assertEquals("{\"f:data\":{\".\":{},\"f:a\":{}}}", text(owned(changed).get("one")));
        assertEquals("{\"f:data\":{\"f:b\":{},\"f:d\":{}}}", text(owned(changed).get("two")));
    }
    // end::takes[]

    @Test
    void what_nobody_tracked_stays_untracked_until_it_is_applied() {
        KubeObject stored = stored(configMap("{a: '1'}"));
        KubeObject changed = stored.deepCopy();
        ((ObjectNode) changed.at("data")).put("a", "2");
        CONFIG_MAPS.update(stored, changed, "one", "");
        assertTrue(owned(changed).isEmpty());
        KubeObject applied = apply(CONFIG_MAPS, stored, "{b: '1'}", "two", false);
        assertEquals("{\"f:data\":{\".\":{},\"f:a\":{}}}", text(owned(applied).get("before-first-apply")));
        assertEquals("{\"f:data\":{\"f:b\":{}}}", text(owned(applied).get("two")));
    }

    @Test
    void an_empty_list_of_managers_forgets_them() {
        KubeObject created = configMap("{a: '1'}");
        CONFIG_MAPS.create(created, "one");
        KubeObject stored = stored(created);
        KubeObject reset = stored.deepCopy();
        reset.metadata().putArray("managedFields");
        CONFIG_MAPS.update(stored, reset, "two", "");
        assertTrue(owned(reset).isEmpty());
    }

    @Test
    void too_many_updating_managers_become_ancient_changes() {
        KubeObject live = configMap("{k0: x}");
        CONFIG_MAPS.create(live, "m0");
        live = stored(live);
        for (int i = 1; i < 15; i++) {
            KubeObject changed = live.deepCopy();
            ((ObjectNode) changed.at("data")).put("k" + i, "x");
            CONFIG_MAPS.update(live, changed, "m" + i, "");
            live = changed;
        }
        assertEquals(10, owned(live).size());
        assertTrue(owned(live).containsKey("ancient-changes"));
    }
}
