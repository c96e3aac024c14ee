package io.drydock.kubeapiserver.registry.flowcontrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.StatusStore;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import io.drydock.kubeapiserver.registry.generic.UncheckedStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class BootstrapFlowControlTest {
    private static final int MADE_UP = 1234;

    @ParameterizedTest
    @EnumSource(Release.class)
    void what_is_mandatory_is_brought_back_and_what_is_suggested_is_left_as_users_have_it(Release release) {
        BuiltInServer server = new BuiltInServer(release);
        Store schemas = server.directory().require(BootstrapFlowControl.FLOW_SCHEMAS);
        BootstrapFlowControl bootstrap = new BootstrapFlowControl(release, server.directory());
        bootstrap.ensure();
        long mandatory = precedence(schemas, "catch-all");
        setPrecedence(schemas, "catch-all");
        setPrecedence(schemas, "service-accounts");
        delete(schemas, "global-default");

        bootstrap.ensure();
        assertEquals(mandatory, precedence(schemas, "catch-all"));
        assertEquals(MADE_UP, precedence(schemas, "service-accounts"));
        assertEquals("global-default", get(schemas, "global-default").name());
        Store levels = server.directory().require(BootstrapFlowControl.PRIORITY_LEVELS);
        assertEquals("Exempt", get(levels, "exempt").at("spec", "type").asString());
    }

    private static KubeObject get(Store store, String name) {
        return store.get(InternalScope.of(""), name, JsonNodeFactory.instance.objectNode());
    }

    private static long precedence(Store schemas, String name) {
        return get(schemas, name).at("spec", "matchingPrecedence").asLong();
    }

    /** Unchecked, as another release may have left it. */
    private static void setPrecedence(Store schemas, String name) {
        UpdatedObject change = current -> {
            KubeObject changed = current.orElseThrow().deepCopy();
            ((ObjectNode) changed.at("spec")).put("matchingPrecedence", MADE_UP);
            return changed;
        };
        new StatusStore(schemas, new UncheckedStrategy(schemas.strategy()))
                .update(InternalScope.of(""), name, change, WriteOptions.internal());
    }

    private static void delete(Store schemas, String name) {
        schemas.delete(InternalScope.of(""), name, WriteOptions.internal());
    }
}
