package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What the directives of strategic merge patches do to objects of all sorts, in both releases. */
class StrategicDirectivesTest {
    private static final Map<Release, TypeCatalog> CATALOGS = catalogs();

    private static Map<Release, TypeCatalog> catalogs() {
        Map<Release, TypeCatalog> catalogs = new EnumMap<>(Release.class);
        for (Release release : Release.values()) {
            catalogs.put(release, TypeCatalog.load(release));
        }
        return catalogs;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            # maps and whole objects
            v1/ConfigMap ~ {data: {a: b}} ~ {$patch: replace, data: {c: d}} ~ {data: {c: d}}
            v1/ConfigMap ~ {data: {a: b}} ~ {$patch: replace} ~ {}
            v1/ConfigMap ~ {data: {a: b}} ~ {$patch: delete} ~ {}
            v1/ConfigMap ~ {data: {a: b}} ~ {data: {}} ~ {data: {a: b}}
            v1/ConfigMap ~ {data: {a: b}} ~ {data: null} ~ {}
            v1/ConfigMap ~ {} ~ {data: null} ~ {}
            v1/ConfigMap ~ {} ~ {data: {a: b, c: null}} ~ {data: {a: b}}
            v1/ConfigMap ~ {} ~ {data: {$patch: replace, a: b}} ~ {}
            v1/ConfigMap ~ {data: {a: b}} ~ {data: {$patch: replace, c: null}} ~ {data: {c: null}}
            v1/Service ~ {spec: {selector: {a: b}}} ~ {spec: {selector: {$retainKeys: [c], c: d}}} ~ {spec: {selector: {c: d}}}
            apps/v1/Deployment ~ {spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}} ~ {spec: {strategy: {$retainKeys: [type], rollingUpdate: null}}} ~ {spec: {strategy: {type: RollingUpdate}}}
            apps/v1/Deployment ~ {spec: {strategy: {type: Recreate}}} ~ {spec: {strategy: {type: RollingUpdate}}} ~ {spec: {strategy: {type: RollingUpdate}}}
            # lists of objects
            v1/Service ~ {spec: {ports: [{port: 1, name: a}, {port: 2}]}} ~ {spec: {ports: [{port: 2, name: b}]}} ~ {spec: {ports: [{port: 1, name: a}, {port: 2, name: b}]}}
            v1/Service ~ {spec: {ports: [{port: 1, name: a}, {port: 2}]}} ~ {spec: {ports: [{port: 2, name: b}, {port: 1}]}} ~ {spec: {ports: [{port: 2, name: b}, {port: 1, name: a}]}}
            v1/Service ~ {spec: {ports: [{port: 1, protocol: TCP}, {port: 2}, {port: 1, protocol: UDP}]}} ~ {spec: {ports: [{port: 1, $patch: delete}]}} ~ {spec: {ports: [{port: 2}]}}
            v1/Service ~ {spec: {ports: [{port: 1, protocol: TCP}, {port: 1, protocol: UDP}]}} ~ {spec: {ports: [{port: 1, name: a}]}} ~ {spec: {ports: [{port: 1, protocol: TCP, name: a}, {port: 1, protocol: UDP}]}}
            v1/Service ~ {spec: {ports: [{port: 1}, {port: 2}]}} ~ {spec: {ports: [{port: 9, $patch: delete}]}} ~ {spec: {ports: [{port: 1}, {port: 2}]}}
            v1/Service ~ {spec: {ports: [{port: 1}, {port: 2}]}} ~ {spec: {ports: [{$patch: replace}]}} ~ {spec: {ports: []}}
            v1/Service ~ {spec: {ports: []}} ~ {spec: {ports: []}} ~ {spec: {ports: []}}
            v1/Service ~ {spec: {}} ~ {spec: {ports: [{port: 1, name: null}]}} ~ {spec: {ports: [{port: 1}]}}
            v1/ServiceAccount ~ {secrets: [{name: a}], imagePullSecrets: [{name: b}]} ~ {secrets: [{name: c}], imagePullSecrets: [{name: d}]} ~ {secrets: [{name: c}, {name: a}], imagePullSecrets: [{name: d}]}
            v1/Pod ~ {spec: {volumes: [{name: v, emptyDir: {}}, {name: w}]}} ~ {spec: {volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /}}]}} ~ {spec: {volumes: [{name: v, hostPath: {path: /}}, {name: w}]}}
            v1/Pod ~ {spec: {containers: [{name: a, args: [x, z]}]}} ~ {spec: {containers: [{name: a, args: [w]}]}} ~ {spec: {containers: [{name: a, args: [w]}]}}
            v1/Pod ~ {spec: {containers: [{name: a, image: i}]}} ~ {spec: {containers: [{name: a, $patch: replace, image: j}]}} ~ {spec: {containers: []}}
            v1/Pod ~ {metadata: {ownerReferences: [{uid: u, name: a}]}} ~ {metadata: {ownerReferences: [{uid: u, $patch: delete}]}} ~ {metadata: {ownerReferences: []}}
            # the order of elements
            v1/Pod ~ {spec: {containers: [{name: b}, {name: a}]}} ~ {spec: {$setElementOrder/containers: [{name: a}, {name: x}, {name: b}]}} ~ {spec: {containers: [{name: a}, {name: b}]}}
            v1/Pod ~ {spec: {}} ~ {spec: {$setElementOrder/containers: [{name: a}, {name: b}]}} ~ {spec: {}}
            v1/Pod ~ {spec: {}} ~ {spec: {$setElementOrder/containers: [{name: b}, {name: a}], containers: [{name: a, $patch: delete}, {name: b}]}} ~ {spec: {containers: [{name: b}]}}
            v1/Pod ~ {spec: {containers: [{name: a}, {name: b}, {name: d}]}} ~ {spec: {$setElementOrder/containers: [{name: b}, {name: c}], containers: [{name: c}, {name: a, $patch: delete}]}} ~ {spec: {containers: [{name: b}, {name: d}, {name: c}]}}
            v1/Pod ~ {spec: {containers: [{name: a}, {name: d}]}} ~ {spec: {$setElementOrder/containers: [{name: b}, {name: c}], containers: [{name: b}, {name: c}, {name: a, $patch: delete}]}} ~ {spec: {containers: [{name: d}, {name: b}, {name: c}]}}
            v1/Pod ~ {spec: {containers: [{name: a}, {name: d}]}} ~ {spec: {$setElementOrder/containers: [{name: a}, {name: c}], containers: [{name: c}]}} ~ {spec: {containers: [{name: a}, {name: c}, {name: d}]}}
            # lists of scalars
            v1/Pod ~ {metadata: {finalizers: [a, b]}} ~ {metadata: {finalizers: [b, c]}} ~ {metadata: {finalizers: [a, b, c]}}
            v1/Pod ~ {metadata: {finalizers: [a, b, c]}} ~ {metadata: {finalizers: [c, a]}} ~ {metadata: {finalizers: [b, c, a]}}
            v1/Pod ~ {metadata: {finalizers: [a, b]}} ~ {metadata: {$deleteFromPrimitiveList/finalizers: [x]}} ~ {metadata: {finalizers: [a, b]}}
            v1/Pod ~ {metadata: {}} ~ {metadata: {$deleteFromPrimitiveList/finalizers: [x]}} ~ {metadata: {}}
            v1/Pod ~ {metadata: {finalizers: [a, b]}} ~ {metadata: {$deleteFromPrimitiveList/finalizers: [a], finalizers: [c], $setElementOrder/finalizers: [c, b]}} ~ {metadata: {finalizers: [c, b]}}
            v1/Pod ~ {metadata: {finalizers: [a, b, c, b]}} ~ {metadata: {$setElementOrder/finalizers: [b, a, c, b]}} ~ {metadata: {finalizers: [b, b, a, c]}}
            v1/Pod ~ {spec: {containers: [{name: a, args: [x, z]}]}} ~ {spec: {containers: [{name: a, $deleteFromPrimitiveList/args: [x]}]}} ~ {spec: {containers: [{name: a, args: [z]}]}}
            """)
    void a_directive_is_obeyed(String kind, String document, String patch, String expected) {
        for (Release release : Release.values()) {
            assertEquals(yaml(expected), apply(release, kind, document, patch), release::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            v1/ConfigMap ~ {data: {$patch: merge}} ~ 500 ~ unknown patch type: merge in map: map[$patch:merge]
            v1/ConfigMap ~ {data: {$retainKeys: {}}} ~ 400 ~ invalid patch format of retainKeys
            v1/ConfigMap ~ {nonsense: {a: b}} ~ 500 ~ unable to find api field in struct ConfigMap for the json field "nonsense"
            v1/Service ~ {spec: {ports: [{name: a}]}} ~ 500 ~ map: map[name:a] does not contain declared merge key: port
            v1/Service ~ {spec: {ports: [{$patch: delete, name: a}]}} ~ 500 ~ map: map[$patch:delete name:a] does not contain declared merge key: port
            v1/Service ~ {spec: {ports: [{$patch: twist, port: 1}]}} ~ 500 ~ unknown patch type: twist in map: map[$patch:twist port:1]
            v1/Service ~ {spec: {ports: [{$patch: merge}]}} ~ 500 ~ merging lists cannot yet be specified in the patch
            v1/Service ~ {spec: {$setElementOrder/ports: x}} ~ 500 ~ expected a []interface {}, but received a string
            v1/Service ~ {spec: {$setElementOrder/ports: [{name: a}]}} ~ 500 ~ map: map[name:a] does not contain declared merge key: port
            v1/Service ~ {spec: {$setElementOrder/ports: [{port: 2}], ports: [{port: 1}]}} ~ 500 ~ `The order in patch list:\\n[map[port:1]]\\n doesn't match $setElementOrder list:\\n[map[port:2]]\\n`
            """)
    void a_directive_that_makes_no_sense_is_refused(String kind, String patch, int code, String message) {
        String document = "{data: {a: b}, nonsense: {}, spec: {ports: [{port: 1}]}}";
        for (Release release : Release.values()) {
            Status status = assertThrows(StatusException.class, () -> apply(release, kind, document, patch))
                    .status();
            assertEquals(message.replace("\\n", "\n"), status.message());
            assertEquals(code, status.code());
        }
    }

    private static ObjectNode apply(Release release, String kind, String document, String patch) {
        return StrategicMergePatch.parse(yaml(patch).toString().getBytes(UTF_8))
                .apply(yaml(document), type(release, kind));
    }

    private static StructType type(Release release, String kind) {
        String[] parts = kind.split("/", -1);
        String group = parts.length == 3 ? parts[0] : "";
        return CATALOGS.get(release)
                .kind(new GroupVersionKind(group, parts[parts.length - 2], parts[parts.length - 1]))
                .orElseThrow();
    }

    private static ObjectNode yaml(String yaml) {
        return (ObjectNode) YamlDecoder.decode(yaml.getBytes(UTF_8));
    }
}
