package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import java.util.Map;

/**
 * Which group versions are served.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/api_enablement.go: APIEnablementOptions"
 */
public final class ApiEnablementOptions extends OptionGroup {
    public final Flag<Map<String, String>> runtimeConfig = flag(
            "runtime-config",
            ValueTypes.configurationMap(),
            Map.of(),
            "Turns APIs on and off, as key=value between commas: v1=true|false for the core API,"
                    + " <group>/<version>=true|false for one version, api/all=true|false for all,"
                    + " api/ga, api/beta and api/alpha for those that are as stable as that.");

    public ApiEnablementOptions() {
        super("API enablement");
    }

    @Override
    public void validate(Problems problems) {
        runtimeConfig.get().forEach((key, value) -> {
            if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
                problems.add("--runtime-config: " + key + "=" + value + ": must be true or false");
            }
        });
        if ("false".equals(runtimeConfig.get().get("api/all"))
                && runtimeConfig.get().values().stream().noneMatch("true"::equals)) {
            problems.add("--runtime-config=api/all=false: turns every API off; name those to keep, such as"
                    + " --runtime-config=api/all=false,v1=true");
        }
    }
}
