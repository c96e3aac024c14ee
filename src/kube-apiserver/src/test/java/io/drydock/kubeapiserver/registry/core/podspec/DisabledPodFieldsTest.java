package io.drydock.kubeapiserver.registry.core.podspec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DisabledPodFieldsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode read(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "V1_20 | {'ephemeralContainers':[{'name':'e'}]} | {} | {}",
                "V1_20 | {'volumes':[{'name':'v','ephemeral':{}}]} | {} | {'volumes':[{'name':'v'}]}",
                "V1_20 | {'containers':[{'securityContext':{'procMount':'Unmasked'}}]} | {} | {'containers':[{'securityContext':{'procMount':'Default'}}]}",
                "V1_36 | {'containers':[{'lifecycle':{'stopSignal':'SIGHUP'}}]} | {} | {'containers':[{}]}",
                "V1_36 | {'containers':[{'lifecycle':{'preStop':{},'stopSignal':'SIGHUP'}}]} | {} | {'containers':[{'lifecycle':{'preStop':{}}}]}",
                "V1_36 | {'containers':[{'lifecycle':{}}]} | {} | {'containers':[{'lifecycle':{}}]}",
                "V1_36 | {'schedulingGroup':{'podGroupName':'g'}} | {} | {}",
                "V1_36 | {'schedulingGroup':{'podGroupName':'g'}} | {'schedulingGroup':{}} | {'schedulingGroup':{'podGroupName':'g'}}",
                "V1_36 | {'volumes':[{'projected':{'sources':[{'clusterTrustBundle':{}}]}}]} | {} | {'volumes':[{'projected':{'sources':[{}]}}]}",
            })
    void what_is_not_switched_on_goes_unless_it_was_there(Release release, String spec, String old, String left) {
        JsonNode changed = read(spec);
        DisabledPodFields.drop(changed, read(old), release);
        assertEquals(read(left), changed);
    }
}
